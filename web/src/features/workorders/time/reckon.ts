import { MINUTE } from '@/lib/time';

import { WORKS, type Minutes, type Work } from './types';

/** A span as far as its length goes; without an end it runs. */
type Lasting = { kind: Work; begins_at: string; ends_at: string | null };

const LONGEST_MS = 24 * 60 * MINUTE;
const minuteOf = (ms: number): number => Math.floor(ms / MINUTE);

/** The minutes of a span as a clock without seconds shows its ends, as the server counts: so a column adds up. */
export function minutesOf({ begins_at, ends_at }: Pick<Lasting, 'begins_at' | 'ends_at'>, now: Date): number {
  const begin = new Date(begins_at).getTime();
  const end = ends_at === null ? Math.max(begin, Math.min(now.getTime(), begin + LONGEST_MS)) : new Date(ends_at).getTime();
  return minuteOf(end) - minuteOf(begin);
}

export const NOTHING: Minutes = { travel: 0, work: 0, wait: 0 };

/** From one instant to another: the part of a span that lies within counts for it. */
export type Within = { from: Date; until: Date };

/** The minutes of each kind; what is struck out does not count, and of what reaches over the edges only the part within. */
export function sumsOf(spans: readonly (Lasting & { struck_at?: string | null })[], now: Date, within?: Within): Minutes {
  const sums = { ...NOTHING };
  for (const span of spans) if (!span.struck_at) sums[span.kind] += within === undefined ? minutesOf(span, now) : minutesWithin(span, now, within);
  return sums;
}

function minutesWithin(span: Lasting, now: Date, { from, until }: Within): number {
  const begin = new Date(span.begins_at).getTime();
  const end = span.ends_at === null ? Math.min(now.getTime(), begin + LONGEST_MS) : new Date(span.ends_at).getTime();
  const [first, last] = [Math.max(begin, from.getTime()), Math.min(end, until.getTime())];
  return Math.max(0, minuteOf(last) - minuteOf(first));
}

export const totalOf = (minutes: Minutes): number => WORKS.reduce((sum, kind) => sum + minutes[kind], 0);
