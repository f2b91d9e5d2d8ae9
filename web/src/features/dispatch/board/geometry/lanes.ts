import type { Span } from './zone-days';

/** Which part of its row something has: the `lane`th of `lanes`, side by side with what it overlaps. */
export type Lane = { lane: number; lanes: number };

/** More than so many side by side could not be read: the rest share the last. */
const MOST_LANES = 3;

/** Lanes for what stands in one row, sorted by its beginning; what touches only at its ends does not overlap. */
export function lanesOf(spans: readonly Span[]): Lane[] {
  const lanes: Lane[] = [];
  let group: Lane[] = [];
  let ends: number[] = [];
  for (const { from, until } of spans) {
    if (ends.every((end) => end <= from)) [group, ends] = [[], []];
    const free = ends.findIndex((end) => end <= from);
    const lane = free >= 0 ? free : ends.length;
    ends[lane] = Math.max(until, from + 1);
    const mine = { lane: Math.min(lane, MOST_LANES - 1), lanes: 1 };
    lanes.push(mine);
    group.push(mine);
    for (const one of group) one.lanes = Math.min(ends.length, MOST_LANES);
  }
  return lanes;
}
