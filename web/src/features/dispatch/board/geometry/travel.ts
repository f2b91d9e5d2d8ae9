import { MINUTE } from '@/lib/time';

import type { Span } from './zone-days';

/** The way to a visit. `tight`: what comes before ends too late for it. */
export type Way = Span & { tight: boolean };

/** The way of so many minutes that has to end as the visit begins, and what comes before has ended by `free`. */
export function wayTo(begins: number, minutes: number | null, free: number | undefined): Way | undefined {
  if (minutes === null || minutes <= 0) return undefined;
  const leaves = begins - minutes * MINUTE;
  const tight = free !== undefined && free > leaves && free < begins;
  return { from: tight ? free : leaves, until: begins, tight: tight || (free !== undefined && free >= begins) };
}
