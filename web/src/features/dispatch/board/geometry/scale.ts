/** Time and pixels: the board runs from `from` to `until` (epoch ms), `perMinute` pixels for each minute. */
import { HOUR, MINUTE } from '@/lib/time';

import { hourAt, type Span } from './zone-days';

export type Zoom = 'day' | 'week';
export type Scale = Span & { perMinute: number };

/** Pixels an hour takes: of a day half a shift stands on a small screen, of a week all seven days on a large one. */
const PER_HOUR: Record<Zoom, number> = { day: 64, week: 9 };

export const scaleOf = (span: Span, zoom: Zoom): Scale => ({ ...span, perMinute: PER_HOUR[zoom] / 60 });
export const xOf = ({ from, perMinute }: Scale, at: number): number => ((at - from) / MINUTE) * perMinute;
export const atX = ({ from, perMinute }: Scale, x: number): number => from + (x / perMinute) * MINUTE;
export const widthOf = (scale: Scale): number => xOf(scale, scale.until);

/** Where something stands, cut off at the edges of the board; nothing of what lies beyond them. */
type Extent = { left: number; width: number; cutLeft: boolean; cutRight: boolean };

export function extentOf(scale: Scale, from: number, until: number): Extent | undefined {
  const [begins, ends] = [Math.max(from, scale.from), Math.min(until, scale.until)];
  if (ends <= begins) return undefined;
  return { left: xOf(scale, begins), width: xOf(scale, ends) - xOf(scale, begins), cutLeft: from < scale.from, cutRight: until > scale.until };
}

/** Minutes times are rounded to: a quarter of an hour, or five minutes for who wants it exact. */
export const COARSE = 15;
export const FINE = 5;

export const snapped = (at: number, minutes: number): number => Math.round(at / (minutes * MINUTE)) * minutes * MINUTE;

/** A mark of the head: an hour of a day, six hours of a week. `day`: a new day begins. */
type Tick = { at: number; hour: number; day: boolean };

const STEP: Record<Zoom, number> = { day: HOUR, week: 6 * HOUR };

export function ticksOf({ from, until }: Span, zoom: Zoom, zone: string): Tick[] {
  const ticks: Tick[] = [];
  for (let at = from; at < until; at += STEP[zoom]) {
    const hour = hourAt(at, zone);
    ticks.push({ at, hour, day: at === from || (hour === 0 && ticks.at(-1)?.hour !== 0) });
  }
  return ticks;
}
