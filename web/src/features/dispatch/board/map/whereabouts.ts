/** Where an engineer is on the map, and how that is known. Pure. */
import type { Spot, Tone } from '@/ui/map/types';

import type { Row } from '../rows';
import type { BoardEngineer, BoardVisit } from '../types';

/**
 * `shared`: their phone told so on the way (ADR 0035); `on_site`: they checked in there; `travelling`: they set out from there; `done`: there they finished last; `home`: from
 * there they start, and nothing newer is known; `base`: the same of a day that is not today.
 */
export type How = 'shared' | 'on_site' | 'travelling' | 'done' | 'home' | 'base';
export type Whereabouts = { at: Spot; how: How; /** The visit that says so, or that they are on the way to. */ visit?: BoardVisit; /** When the phone was there. */ since?: number };

const TONES: Record<How, Tone> = { shared: 'hand', on_site: 'hand', travelling: 'hand', done: 'done', home: 'other', base: 'other' };
export const toneOf = (how: How): Tone => TONES[how];

/** The customer's place of a visit, if the reader sees it. */
export const placeOf = (visit: BoardVisit): Spot | undefined => visit.order?.place ?? undefined;

/** Whether somebody is to stand on the map: today whoever is on duty or has been somewhere, on another day whoever works. */
export function isOut({ engineer, placed }: Row, isToday: boolean): boolean {
  const { state } = engineer.presence;
  return placed.length > 0 || (isToday ? engineer.position !== null || (state !== 'off' && state !== 'leave') : engineer.duty_minutes > 0);
}

/** The last that is known, newest first: where their phone said, else where they are, else where they were last, else where they start from. */
export function whereabouts({ engineer, placed }: Row, isToday: boolean): Whereabouts | undefined {
  const home = engineer.home ?? undefined;
  if (!isToday) return home && { at: home, how: 'base' };
  const visits = placed.map((one) => one.visit).toReversed();
  const [onSite] = visits.filter((visit) => visit.state === 'on_site' && placeOf(visit));
  const [done] = visits.filter((visit) => visit.state === 'done' && placeOf(visit));
  const [travelling] = visits.filter((visit) => visit.state === 'travelling');
  if (engineer.position) return sharedBy(engineer.position, travelling);
  const from = (done && placeOf(done)) ?? home;
  const here = onSite && placeOf(onSite);
  if (onSite && here) return { at: here, how: 'on_site', visit: onSite };
  if (travelling) return from && { at: from, how: 'travelling', visit: travelling };
  if (done && from) return { at: from, how: 'done', visit: done };
  return home && { at: home, how: 'home' };
}

function sharedBy({ longitude, latitude, at }: NonNullable<BoardEngineer['position']>, visit: BoardVisit | undefined): Whereabouts {
  return { at: { longitude, latitude }, how: 'shared', since: Date.parse(at), ...(visit && { visit }) };
}
