/** The board as a map shows it: engineers where they are known to be, their ways in the order of their row, and work. Pure. */
import type { Marker, Route, Shown, Spot } from '@/ui/map/types';
import { MINUTE } from '@/lib/time';

import type { Waiting } from '../../types';
import type { Span } from '../geometry/zone-days';
import type { Placed, Row } from '../rows';
import type { BoardVisit } from '../types';
import type { Drawn } from './queries';
import { isOut, placeOf, toneOf, whereabouts, type Whereabouts } from './whereabouts';

export type Words = {
  engineer: (where: Whereabouts, now: number) => string;
  ago: (at: number, now: number) => string;
  /** What a territory of so many corners is made of. */
  area: (corners: number) => string;
  route: (count: number, minutes: number) => string;
  visit: (placed: Placed, name: string) => string;
  visitName: (visit: BoardVisit) => string;
  order: (row: Waiting) => string;
};

/** How many have no place, and are nowhere on the map. */
export type Unplaced = { engineers: number; orders: number; visits: number };

export type Seen = { rows: readonly Row[]; waiting: readonly Waiting[]; territories: Drawn['territories']; day: Span; isToday: boolean; now: number; words: Words };

/** Older than this a place that was shared is called old, as the customer's page has it (ADR 0035). */
const OLD_MS = 10 * MINUTE;

/** What was called off or not made is nowhere to go. */
const goes = ({ visit }: Placed): boolean => visit.state !== 'cancelled' && visit.state !== 'no_access';

/** The rows of one day of the board. */
export function rowsOn(rows: readonly Row[], { from, until }: Span): Row[] {
  return rows.map((row) => ({ ...row, placed: row.placed.filter((one) => one.from >= from && one.from < until && goes(one)) }));
}

export function shownOn({ rows, waiting, territories, day, isToday, now, words }: Seen): { shown: Shown; unplaced: Unplaced } {
  const unplaced: Unplaced = { engineers: 0, orders: 0, visits: 0 };
  const engineers: Marker[] = [];
  const visits = new Map<string, Marker>();
  const routes: Route[] = [];
  for (const row of rowsOn(rows, day)) {
    const { key, name } = row.engineer;
    const where = whereabouts(row, isToday);
    const out = isOut(row, isToday);
    if (out && where) engineers.push({ kind: 'engineer', id: key, name, tone: toneOf(where.how), at: where.at, note: words.engineer(where, now), ...(where.since !== undefined && { shared: { ago: words.ago(where.since, now), old: now - where.since > OLD_MS } }) });
    else if (out) unplaced.engineers += 1;
    for (const placed of row.placed.filter((one) => !one.mate)) {
      const marker = visitMarker(placed, row, words);
      if (marker) visits.set(marker.id, marker);
      else unplaced.visits += 1;
    }
    const route = routeOf(row, words);
    if (route) routes.push(route);
  }
  const orders = waiting.flatMap((one): Marker[] => (one.place ? [{ kind: 'order', id: one.order.key, name: one.order.customer?.name ?? one.order.title, priority: one.order.priority, at: one.place, note: words.order(one) }] : []));
  unplaced.orders = waiting.length - orders.length;
  const areas = territories.map(({ key, name, ring }) => ({ id: key, name, note: words.area(ring.length), ring }));
  return { shown: { markers: [...engineers, ...orders, ...visits.values()], routes, areas }, unplaced };
}

function visitMarker(placed: Placed, { engineer }: Row, words: Words): Marker | undefined {
  const { visit } = placed;
  const at = placeOf(visit);
  if (!at || visit.order === null) return undefined;
  return { kind: 'visit', id: visit.key, name: words.visitName(visit), priority: visit.order.priority, done: visit.state === 'done', at, note: words.visit(placed, engineer.name), route: engineer.key };
}

/** From home to each visit in turn; of who goes along too. Between two visits nothing is drawn that nobody drove: lines are straight. */
function routeOf({ engineer, placed }: Row, words: Words): Route | undefined {
  const stops = placed.map(({ visit }) => placeOf(visit)).filter((at): at is Spot => at !== undefined);
  if (stops.length === 0) return undefined;
  const minutes = placed.reduce((sum, { visit, mate }) => sum + (mate ? 0 : (visit.travel_minutes ?? 0)), 0);
  return { id: engineer.key, points: [...(engineer.home ? [engineer.home] : []), ...stops], note: words.route(placed.length, minutes) };
}
