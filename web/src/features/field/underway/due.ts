/** A place as the phone measured it, at an instant of its own clock in ms. */
export type Fix = { latitude: number; longitude: number; at: number };
export type Terms = { every_seconds: number; every_metres: number };

/** Who stands in a jam says so now and then, or their place would grow old: after this many pauses. */
const STILL_HERE = 4;

/** Whether a place is worth sending: not sooner than agreed, and then if one has moved far enough or was silent for long. */
export function isDue(fix: Fix, last: Fix | undefined, sentAt: number, now: number, terms: Terms): boolean {
  if (last === undefined) return true;
  const silent = (now - sentAt) / 1000;
  if (silent < terms.every_seconds || fix.at <= last.at) return false;
  return metres(fix, last) >= terms.every_metres || silent >= STILL_HERE * terms.every_seconds;
}

const EARTH_M = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Between two places near one another, in metres; the globe is flat enough for that. */
export function metres(one: Pick<Fix, 'latitude' | 'longitude'>, other: Pick<Fix, 'latitude' | 'longitude'>): number {
  const north = radians(one.latitude - other.latitude);
  const east = radians(one.longitude - other.longitude) * Math.cos(radians(other.latitude));
  return EARTH_M * Math.hypot(north, east);
}

/** How many whole seconds ago it was measured. */
export const age = (fix: Fix, now: number): number => Math.min(Math.max(Math.round((now - fix.at) / 1000), 0), 86_400);
