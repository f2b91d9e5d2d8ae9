/** What of the board is in the page: rows and a stretch of time, a little more than is seen. */
import { HOUR } from '@/lib/time';

import { atX, xOf, type Scale } from './scale';
import type { Span } from './zone-days';

/** How the board stands scrolled, and how much of it is seen, in pixels. */
export type View = { top: number; left: number; height: number; width: number };

/** Rows and time beyond either edge, in small steps: each renders little anew, also while a hand runs over the edge. */
const OVER_ROWS = 3;
const STEP_PX = 128;

export type RowSpan = { first: number; last: number };

/** The rows from `first` up to, and without, `last`. */
export function rowsIn({ top, height }: Pick<View, 'top' | 'height'>, row: number, count: number): RowSpan {
  const first = Math.max(0, Math.floor(top / row) - OVER_ROWS);
  const last = Math.min(count, Math.ceil((top + height) / row) + OVER_ROWS + 1);
  return { first: Math.min(first, Math.max(0, count - 1)), last: Math.max(last, 0) };
}

export function timeIn({ left, width }: Pick<View, 'left' | 'width'>, scale: Scale): Span {
  const from = Math.floor(left / STEP_PX) * STEP_PX - STEP_PX;
  const until = Math.ceil((left + width) / STEP_PX) * STEP_PX + STEP_PX;
  return { from: Math.max(scale.from, atX(scale, from)), until: Math.min(scale.until, atX(scale, until)) };
}

/** So much before the first duty is seen, so much before now, and now no further along than this part of what is seen. */
const BEFORE_DUTY_MS = HOUR / 2;
const BEFORE_NOW_MS = 1.5 * HOUR;
const NOW_AT_MOST = 0.7;

/** From when on a day is looked at first: from the first duty on, or, where now would then stand too far along, from a little before now; `duty` undefined: nobody works. */
export function firstLook(scale: Scale, duty: Span | undefined, now: number, seen: number): number {
  const begins = (duty?.from ?? scale.from + NO_DUTY_MS) - BEFORE_DUTY_MS;
  const at = xOf(scale, now) - xOf(scale, begins);
  const further = now < Math.min(scale.until, duty?.until ?? now) && at > seen * NOW_AT_MOST;
  return Math.max(scale.from, further ? now - BEFORE_NOW_MS : begins);
}

/** When somebody would begin. */
const NO_DUTY_MS = 8 * HOUR;

/** By how much to scroll so that `from`…`until` is seen between `edge` and the end of what is seen; 0 where it is. */
export function towards(from: number, until: number, edge: number, seen: number): number {
  if (from < edge || until - from > seen - edge) return from - edge;
  return Math.max(0, until - seen);
}
