/** What of the board is in the page: rows and a stretch of time, a little more than is seen. */
import { atX, type Scale } from './scale';
import type { Span } from './zone-days';

/** How the board stands scrolled, and how much of it is seen, in pixels. */
export type View = { top: number; left: number; height: number; width: number };

/** Rows and time beyond either edge, in small steps: each renders little anew, also while a hand runs over the edge. */
const OVER_ROWS = 3;
const STEP_ROWS = 1;
const STEP_PX = 128;

export type RowSpan = { first: number; last: number };

/** The rows from `first` up to, and without, `last`. */
export function rowsIn({ top, height }: Pick<View, 'top' | 'height'>, row: number, count: number): RowSpan {
  const step = (at: number): number => Math.floor(at / STEP_ROWS) * STEP_ROWS;
  const first = Math.max(0, step(Math.floor(top / row) - OVER_ROWS));
  const last = Math.min(count, step(Math.ceil((top + height) / row) + OVER_ROWS + STEP_ROWS));
  return { first: Math.min(first, Math.max(0, count - 1)), last: Math.max(last, 0) };
}

export function timeIn({ left, width }: Pick<View, 'left' | 'width'>, scale: Scale): Span {
  const from = Math.floor(left / STEP_PX) * STEP_PX - STEP_PX;
  const until = Math.ceil((left + width) / STEP_PX) * STEP_PX + STEP_PX;
  return { from: Math.max(scale.from, atX(scale, from)), until: Math.min(scale.until, atX(scale, until)) };
}

/** By how much to scroll so that `from`…`until` is seen between `edge` and the end of what is seen; 0 where it is. */
export function towards(from: number, until: number, edge: number, seen: number): number {
  if (from < edge || until - from > seen - edge) return from - edge;
  return Math.max(0, until - seen);
}
