import type { Figures } from './types';

/** What is compared. Of `in_time`, more is better; of everything else less. */
export const COMPARED = ['in_time', 'nobody', 'travel', 'gini', 'overtime', 'wait'] as const;
export type Compared = (typeof COMPARED)[number];
export type Verdict = 'better' | 'worse' | 'same';

/** A figure as it is compared: orders begun in time in per cent, the rest as it is; null where there is none. */
export function valueOf(of: Figures, name: Compared): number | null {
  if (name !== 'in_time') return of[name];
  return of.promised === 0 ? null : (of.in_time * 100) / of.promised;
}

/** By how much less than this two figures differ, they are said to be the same. */
const NEARLY: Record<Compared, number> = { in_time: 0.05, nobody: 0.5, travel: 0.5, gini: 0.005, overtime: 0.5, wait: 0.5 };

/** What the change does to a figure. */
export function verdict(name: Compared, present: number | null, changed: number | null): Verdict {
  if (present === null || changed === null || Math.abs(changed - present) < NEARLY[name]) return 'same';
  return changed > present === (name === 'in_time') ? 'better' : 'worse';
}

/** Each as a part of the largest of them, to be drawn side by side. */
export function parts(values: readonly (number | null)[]): number[] {
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  return values.map((value) => (most === 0 ? 0 : (value ?? 0) / most));
}
