import type { Figures, Gain, Head } from './types';

/** What plans are compared by. Of `visits` more is better, of everything else less; `moved` is no merit either way. */
export const COMPARED = ['visits', 'unassigned', 'late', 'travel', 'each', 'km', 'overtime', 'moved'] as const;
export type Compared = (typeof COMPARED)[number];
export type Merit = 'better' | 'worse' | 'same';
type Compare = Partial<NonNullable<Head['figures']>>;

/** By less than this two figures are said to be the same. */
const NEARLY = 0.5;

/** A figure; `each`: minutes on the way for each visit that is made, of none that is not known (NaN). */
export const valueOf = (name: Compared, of: Figures): number => (name === 'each' ? (of.visits > 0 ? of.travel / of.visits : NaN) : of[name]);

/** What the proposal does to a figure. */
export function merit(name: Compared, before: Figures | null | undefined, after: Figures | null | undefined): Merit {
  if (name === 'moved' || !before || !after) return 'same';
  const [was, is] = [valueOf(name, before), valueOf(name, after)];
  if (!(Math.abs(is - was) >= NEARLY)) return 'same';
  return is > was === (name === 'visits') ? 'better' : 'worse';
}

/** It was stopped before anything was found: what is proposed is what stands. */
export function foundNothing({ state, figures }: Pick<Head, 'state' | 'figures'>): boolean {
  const { present, proposed } = figures ?? {};
  return state === 'stopped' && (!present || !proposed || (proposed.moved === 0 && proposed.visits === present.visits));
}

/** In which a plan may be better than another, what matters most first. */
const GAINED = ['visits', 'late', 'late_minutes', 'travel', 'each', 'km', 'overtime'] as const;
export type Gained = { name: (typeof GAINED)[number]; by: number };

/**
 * What a plan is better or worse by (below zero), as far as it is worth saying. Minutes late only where as many are late.
 * Who makes more visits is longer on the way: where the two differ so, the way is told for each visit.
 */
export function gained(gain: Gain, figures: Compare | null | undefined): Gained[] {
  const { greedy, proposed } = figures ?? {};
  const apart = gain.visits * gain.travel < 0 && greedy && proposed && greedy.visits > 0 && proposed.visits > 0;
  const each = apart ? valueOf('each', greedy) - valueOf('each', proposed) : 0;
  const told = { ...gain, each, ...(apart && { travel: 0, km: 0 }), ...(gain.late !== 0 && { late_minutes: 0 }) };
  return GAINED.map((name) => ({ name, by: told[name] })).filter(({ by }) => Math.abs(by) >= NEARLY);
}
