import type { Warranty } from './types';

const PARTS = ['labour_until', 'parts_until', 'travel_until'] as const;

/** The last day on which the maker owes anything, if any day was given. */
export function lastCovered(warranties: readonly Warranty[]): string | undefined {
  return warranties
    .flatMap((one) => PARTS.map((part) => one[part]))
    .filter((day): day is string => day !== null)
    .sort()
    .at(-1);
}
