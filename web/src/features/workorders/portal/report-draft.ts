import { newKey } from '@/api/ids';
import type { Suit } from '@/lib/suits';

import type { Effect, Kind, Report } from './queries';
import type { Answers } from './questions';

export const MACHINE_SIGNS = ['alarm', 'dead', 'weak', 'leak', 'noise'] as const;
export const SOFTWARE_SIGNS = ['error', 'closed', 'slow', 'wrong', 'how'] as const;
export type Sign = (typeof MACHINE_SIGNS)[number] | (typeof SOFTWARE_SIGNS)[number];
export const SINCES = ['now', 'today', 'yesterday', 'days'] as const;
export type Since = (typeof SINCES)[number];
export const EFFECTS = ['stopped', 'hampered', 'minor'] as const satisfies readonly Effect[];

/** A thing as far as the report needs it; kept with the draft, so that a step shows it without a line. */
export type Thing = { key: string; name: string; text: string; software: boolean };

/** What a customer has said so far. `key` is the order's own from the first stroke on: sent twice, it is one order. */
export type Draft = {
  key: string;
  thing: Thing | null;
  other: boolean;
  otherName: string;
  site: string;
  signs: Sign[];
  words: string;
  since: Since | '';
  effect: Effect | '';
  name: string | null;
  phone: string | null;
  whens: Suit[];
  note: string;
  answers: Answers;
};

/** Where a person's report is kept until it is sent. */
export const draftName = (person: string): string => `${person}.report`;

export const freshDraft = (): Draft => ({
  key: newKey(),
  thing: null,
  other: false,
  otherName: '',
  site: '',
  signs: [],
  words: '',
  since: '',
  effect: '',
  name: null,
  phone: null,
  whens: [],
  note: '',
  answers: {},
});

/** Whether anything is written that would be a pity to lose. */
export const begun = (draft: Draft): boolean => draft.thing !== null || draft.other || draft.words.trim() !== '' || draft.signs.length > 0;

/** A question on a machine is a repair; on a program somebody helps from afar, or answers a question. */
export function kindOf(draft: Draft): Kind {
  if (draft.thing?.software !== true) return 'repair';
  return draft.signs.length === 1 && draft.signs[0] === 'how' ? 'inquiry' : 'support';
}

export type Missing = 'thing' | 'otherName' | 'see' | 'effect' | 'name' | 'phone';

/** What is still missing on a step. */
export function missing(step: 1 | 2 | 3, draft: Draft, contact: { name: string; phone: string }): Missing[] {
  const found: (Missing | false)[] =
    step === 1
      ? [draft.thing === null && !draft.other && 'thing']
      : step === 2
        ? [draft.other && !draft.otherName.trim() && 'otherName', draft.signs.length === 0 && !draft.words.trim() && 'see', draft.effect === '' && 'effect']
        : [!(draft.name ?? contact.name).trim() && 'name', !/\d{3}/.test((draft.phone ?? contact.phone).replace(/[\s-]/g, '')) && 'phone'];
  return found.filter((one) => one !== false);
}

/** The words around what was said, in the customer's language: they are what the agent reads. */
export type Say = {
  sign: (sign: Sign) => string;
  since: (since: Since) => string;
  and: string;
  line: (name: 'bodySince' | 'bodyNote', values: Record<string, string>) => string;
};

const TITLE_MOST = 60;
const MOST = 200;

const cut = (text: string, most: number): string => {
  const letters = Array.from(text);
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
};

/** Whom to call, where that is not who reports, by the number we have of them. */
function calledOf(draft: Draft, contact: { name: string; phone: string }): Pick<Report, 'call_name' | 'call_phone'> {
  const [name, phone] = [(draft.name ?? contact.name).trim(), (draft.phone ?? contact.phone).trim()];
  return name === contact.name && phone === contact.phone ? {} : { call_name: name, call_phone: phone };
}

/** The report as it is sent: a title that says what is wrong, and below it everything that was said. */
export function reportOf(draft: Draft, contact: { name: string; phone: string }, say: Say): Report {
  const signs = draft.signs.map(say.sign).join(say.and);
  const first = draft.words.trim().split('\n')[0] ?? '';
  const other = draft.other ? draft.otherName.trim() : '';
  const title = cut([other, signs, cut(first, TITLE_MOST)].filter(Boolean).join(say.and === ', ' ? ': ' : '：').replace(/[\u0000-\u001f\u007f]/g, ' '), MOST);
  const lines = [
    draft.since && say.line('bodySince', { since: say.since(draft.since) }),
    draft.note.trim() && say.line('bodyNote', { note: draft.note.trim() }),
  ].filter(Boolean);
  return {
    key: draft.key,
    kind: kindOf(draft),
    title,
    description: [draft.words.trim(), lines.join('\n')].filter(Boolean).join('\n\n'),
    ...(draft.thing && { asset: draft.thing.key }),
    ...(draft.other && draft.site && { site: draft.site }),
    ...(draft.effect && { effect: draft.effect }),
    ...calledOf(draft, contact),
    suits: draft.whens,
    answers: draft.answers,
    channel: 'web',
  };
}
