/** What taking up a waiting order means: how long it is thought to last, and where it is held first. Pure. */
import { HOUR, MINUTE } from '@/lib/time';

import type { Waiting } from '../types';
import { spotAt, type Load, type Spot } from './carry/carry';
import { COARSE } from './geometry/scale';
import type { Span } from './geometry/zone-days';

/** Where nobody has weighed it yet. The server knows better, and says so with its verdict. */
const USUAL_MINUTES = 60;
const MORNING = 8 * HOUR;
const QUARTER = COARSE * MINUTE;

export function loadOfOrder({ order, suggestion }: Pick<Waiting, 'order' | 'suggestion'>): Extract<Load, { kind: 'order' }> {
  const [starts, ends] = [suggestion?.starts_at, suggestion?.ends_at];
  const slot = starts && ends ? (Date.parse(ends) - Date.parse(starts)) / MINUTE : 0;
  return { kind: 'order', order, minutes: slot > 0 ? slot : (suggestion?.facts?.work_minutes ?? USUAL_MINUTES) };
}

/** With whom it was suggested and then, if the board shows that; else with whoever the keyboard stands on, as soon as may be. */
export function firstSpot(load: Load, suggestion: Waiting['suggestion'], engineers: readonly string[], standing: string | undefined, span: Span, now: number): Spot | undefined {
  const suggested = suggestion?.chosen?.key ?? undefined;
  const engineer = [suggested, standing].find((one) => one !== undefined && engineers.includes(one)) ?? engineers[0];
  if (engineer === undefined) return undefined;
  const at = suggestion?.starts_at ? Date.parse(suggestion.starts_at) : 0;
  const begins = engineer === suggested && at >= span.from && at < span.until ? at : Math.max(span.from + MORNING, Math.ceil(now / QUARTER) * QUARTER);
  return spotAt(load, engineer, Math.min(begins, span.until - QUARTER));
}
