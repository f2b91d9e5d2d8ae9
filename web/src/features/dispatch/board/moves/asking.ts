import { Problem } from '@/api/problem';

import type { Held, Load, Spot } from '../carry/carry';
import { breaksPromise } from '../rows';
import type { Reason, Verdict } from '../types';

/** A move that wants a reason before it is made: the customer was promised otherwise, rules speak against it, or somebody else was first. */
export type Asking = { load: Load; spot: Spot; promise: boolean; rules: boolean; why: string[] };

/** The server's codes of a verdict. */
const PROMISE = 'promise';
const NOT_FIRST = 'not_first';
/** And of a refusal that would do with a reason. */
const WANTING = new Set(['board_rules', 'board_promise_broken', 'board_without_reason', 'overruling_without_reason']);

export const wantsReason = (error: unknown): error is Problem => error instanceof Problem && (WANTING.has(error.code) || error.fields.some((field) => WANTING.has(field.code)));

/** The rules against it that nobody may overrule. */
export const neverOf = (verdict: Verdict | undefined): Reason[] => verdict?.reasons.filter((one) => one.rule && !one.overrulable) ?? [];

/** What comes of letting it go where it is held: it is made, or a reason is asked first, or it stays where it was. */
export function outcomeOf(held: Held): 'gives' | 'asks' | 'stays' {
  if (neverOf(held.verdict).length > 0) return 'stays';
  return askingOf(held) ? 'asks' : 'gives';
}

/** What has to be asked before this is made, as far as it is known: from the verdict, or from the refusal of who was quicker than it. */
export function askingOf({ load, spot, verdict }: Pick<Held, 'load' | 'spot'> & Partial<Pick<Held, 'verdict'>>, refused?: Problem): Asking | undefined {
  if (spot === undefined) return undefined;
  const reasons = [...(verdict?.reasons ?? []), ...toldBy(refused)];
  const leaves = load.kind === 'visit' && spot.from !== Date.parse(load.visit.starts_at) && breaksPromise(load.visit, spot.from);
  const promise = leaves || reasons.some((one) => one.code === PROMISE);
  const rules = reasons.some((one) => one.rule);
  const another = load.kind === 'order' && reasons.some((one) => one.code === NOT_FIRST);
  if (!promise && !rules && !another && refused === undefined) return undefined;
  const why = reasons.filter((one) => one.rule || one.code === PROMISE || one.code === NOT_FIRST).map((one) => one.words);
  return { load, spot, promise, rules, why: why.length > 0 ? [...new Set(why)] : saidBy(refused) };
}

const toldBy = (refused: Problem | undefined): Reason[] => (Array.isArray(refused?.facts['reasons']) ? (refused.facts['reasons'] as Reason[]) : []);
const saidBy = (refused: Problem | undefined): string[] => (refused ? [refused.detail, ...refused.fields.map((field) => field.message)].filter(Boolean).slice(0, 1) : []);
