import type { Words } from '@/locales/words';

import type { Clock } from './types';
import { moveLetter, targetRank, type MoveName } from './status';

/** The server's open codes, as far as we have words for them. */
export type WaitWord = keyof Words['orders']['wait'];
export type ChannelWord = keyof Words['orders']['channel'];
export type NeedWord = keyof Words['needs'];
export type HintWord = keyof Words['sheet']['hint'];
export type WhyWord = keyof Words['clock']['why'];
export type TierWord = keyof Words['tiers'];
export type OverruledWord = keyof Words['facts']['overruled'];
export type WorkWord = keyof Words['spent']['kind'];

const WAITS = { customer: 1, parts: 1, vendor: 1, other: 1 } satisfies Record<WaitWord, 1>;
const CHANNELS = { web: 1, phone: 1, wechat: 1, email: 1, qr: 1, api: 1, walk_in: 1, other: 1 } satisfies Record<ChannelWord, 1>;
const HINTS = {
  triage: 1, assign: 1, release: 1, wait: 1, resolve: 1, reopen: 1, cancel: 1, escalate: 1, hand_off: 1, merge: 1,
} satisfies Record<HintWord, 1>;
const WHYS = { condition: 1, service_level: 1, tier: 1, kind: 1, priority: 1 } satisfies Record<WhyWord, 1>;

const OVERRULED = {
  promise: 1, offered: 1, no_room: 1, absent: 1, shift: 1, way_before: 1, way_after: 1, available: 1, skill: 1, certificate: 1, territory: 1, access: 1, window: 1, level: 1,
  excluded: 1, required: 1, workload: 1, on_call: 1, distance: 1, home: 1, declined: 1, present: 1, crew: 1, mentor: 1,
} satisfies Record<OverruledWord, 1>;
const WORKS = { travel: 1, work: 1, wait: 1 } satisfies Record<WorkWord, 1>;
const TIERS = { standard: 1, silver: 1, gold: 1, key: 1 } satisfies Record<TierWord, 1>;

export const isTier = (code: string): code is TierWord => code in TIERS;
export const isWait = (code: string): code is WaitWord => code in WAITS;
/** What somebody overruled on the board: a rule of dispatch, the room in a day, a promise. */
export const isOverruled = (code: string): code is OverruledWord => code in OVERRULED;
export const isTarget = (code: string): code is Clock['target'] => code in targetRank;
export const isMove = (code: string): code is MoveName => code in moveLetter;
export const isHint = (code: string): code is HintWord => code in HINTS;
export const isWork = (code: string): code is WorkWord => code in WORKS;
export const isWhy = (code: string): code is WhyWord => code in WHYS;
export const channelWord = (code: string): ChannelWord => (code in CHANNELS ? (code as ChannelWord) : 'other');

const NEEDS = {
  priority: 1, kind: 1, team: 1, category: 1, owner: 1, note: 1, reason: 1, wake_at: 1, cause: 1, solution: 1, into: 1, to: 1, summary: 1, reference: 1, other: 1,
  engineer: 1, window: 1, mates: 1, outcome: 1, completion: 1, declined: 1, why: 1, hold: 1, other_order: 1, handed: 1, answer: 1, turn: 1, overPromise: 1, offPromise: 1,
} satisfies Record<NeedWord, 1>;
export const needWord = (name: string): NeedWord => (name in NEEDS ? (name as NeedWord) : 'other');

export type OutcomeWord = keyof Words['orders']['outcome'];
export type DeclinedWord = keyof Words['choices']['declined'];
export type HandedWord = keyof Words['choices']['handed'];
export type GradeWord = keyof Words['choices']['impact'];
export type CountedWord = keyof Words['context']['counted'];
export type SinceWord = keyof Words['clock']['since'];

const OUTCOMES = { fixed: 1, partial: 1, needs_part: 1, no_fault: 1, refused: 1 } satisfies Record<OutcomeWord, 1>;
const DECLINED = { schedule: 1, skill: 1, location: 1, duplicate: 1, parts: 1, customer_absent: 1, other: 1 } satisfies Record<DeclinedWord, 1>;
const HANDED = { sent: 1, accepted: 1, done: 1, rejected: 1 } satisfies Record<HandedWord, 1>;
const GRADES = { 1: 1, 2: 1, 3: 1 } satisfies Record<GradeWord, 1>;
const COUNTED = { visit: 1, inspection: 1, remote: 1, hour: 1, training: 1 } satisfies Record<CountedWord, 1>;
const SINCE = { retarget: 1, stop: 1 } satisfies Record<SinceWord, 1>;

export const isOutcome = (code: string): code is OutcomeWord => code in OUTCOMES;
export const isDeclined = (code: string): code is DeclinedWord => code in DECLINED;
export const isHanded = (code: string): code is HandedWord => code in HANDED;
export const isGrade = (code: string): code is GradeWord => code in GRADES;
export const isCounted = (code: string): code is CountedWord => code in COUNTED;
/** What of an event the state beside it does not say already. */
export const isSince = (code: string): code is SinceWord => code in SINCE;

const CHOICES = {
  'reason.customer': 1, 'reason.parts': 1, 'reason.vendor': 1, 'reason.other': 1, 'to.rd': 1, 'to.project': 1, 'other.other': 1,
  'outcome.fixed': 1, 'outcome.partial': 1, 'outcome.needs_part': 1, 'outcome.no_fault': 1, 'outcome.refused': 1,
  'declined.schedule': 1, 'declined.skill': 1, 'declined.location': 1, 'declined.duplicate': 1, 'declined.parts': 1, 'declined.customer_absent': 1, 'declined.other': 1,
  'handed.accepted': 1, 'handed.done': 1, 'handed.rejected': 1,
} as const;

export const choiceWord = (name: string, value: string): `choices.${keyof typeof CHOICES}` => {
  const word = `${name}.${value}`;
  return `choices.${word in CHOICES ? (word as keyof typeof CHOICES) : 'other.other'}`;
};
