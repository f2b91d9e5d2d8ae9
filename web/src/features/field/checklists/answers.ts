import { lastOf } from '@/features/workorders/checklists/reckon';
import type { Checklist, Said } from '@/features/workorders/checklists/types';

import type { Kept } from '../outbox/kept';
import type { Standing } from '../outbox/outbox';
import { stepsOf } from '../outbox/steps';

type Sent = Pick<Standing, 'waiting' | 'done'>;

/** What counts of each item, with what was answered on this phone and the server has not shown yet. */
export function answersOf(list: Checklist, standing: Sent): Map<string, Said> {
  const own = stepsOf(standing, list.key, list.version).filter((kept) => kept.op.kind === 'checklist.answer');
  return lastOf([...list.answers, ...own.map(answerOf)]);
}

function answerOf(kept: Kept): Said & { item: string } {
  const { item = '', choice = '', number = null, text = '', files = [], note = '' } = (kept.op.facts ?? {}) as Partial<Said & { item: string }>;
  return { item, choice, number, text, files, note, at: kept.result?.at ?? kept.op.at, unsent: kept.result === undefined };
}

/** The items for which an order was asked for on this phone, and the server has not said which. */
export const followedHere = (list: Checklist, { waiting, done }: Sent): Set<string> =>
  new Set([...waiting, ...done].filter((kept) => kept.op.kind === 'checklist.follow_up' && kept.op.subject === list.key).map((kept) => (kept.op.facts?.['item'] as string | undefined) ?? ''));
