import { dayAfter } from '../board/geometry/zone-days';
import type { Asked, Kind } from './types';

/** Days a plan may be of, today among them; the server says the same. */
const MOST_DAYS = 7;

export type Days = [since: string, until: string];
/** What a sheet begins with: the days, the team and the engineers that are shown where it was opened. */
export type Scope = { days: Days; team: string; /** Those the board is narrowed to; none: all there are. */ engineers: string[]; /** Whom a plan of one would be of. */ one: { key: string; name: string } | undefined };
export type Filled = { kind: Kind; days: Days; team: string | null; narrowed: boolean; engineer: string | null; orders: boolean };

export const lastDay = (present: string): string => dayAfter(present, MOST_DAYS - 1);

/** The days that are shown, as far as they can be planned: today where none can. */
export function daysOf([since, until]: Days, present: string): Days {
  const [first, last] = [since < present ? present : since, until > lastDay(present) ? lastDay(present) : until];
  return first <= last ? [first, last] : [present, present];
}

/** What is asked of the server. One engineer may be of any team; the engineers of a team that is no longer chosen are not asked for. */
export function asked({ kind, days, team, narrowed, engineer, orders }: Filled, scope: Pick<Scope, 'engineers' | 'team'>): Asked {
  const [since, until] = days;
  if (kind === 'engineer') return { kind, since, until, team: null, engineers: engineer ? [engineer] : [], orders };
  const same = (team ?? '') === scope.team;
  return { kind, since, until, team: team ?? null, engineers: narrowed && same ? scope.engineers : [], orders };
}
