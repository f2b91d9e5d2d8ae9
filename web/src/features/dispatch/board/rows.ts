/** The board as rows: each engineer with what they do, side by side where it overlaps, and the ways between. */
import { lanesOf, type Lane } from './geometry/lanes';
import { wayTo, type Way } from './geometry/travel';
import type { Span } from './geometry/zone-days';
import type { Board, BoardEngineer, BoardVisit, Pin } from './types';

export type Placed = Span & Lane & { visit: BoardVisit; /** Whose row it is goes along with whoever leads. */ mate: boolean; way: Way | undefined };
export type Row = { engineer: BoardEngineer; placed: Placed[] };

/** What the page shows instead of what the server last told: what is held in a hand, and what is being written. */
export type Instead = ReadonlyMap<string, BoardVisit>;

/** The rows last made: one of which nothing changed stays the same object, and is not rendered anew. */
const made = new WeakMap<BoardEngineer, { visits: BoardVisit[]; row: Row }>();

export function rowsOf({ engineers, visits }: Pick<Board, 'engineers' | 'visits'>, instead: Instead): Row[] {
  const known = new Set(visits.map((visit) => visit.key));
  const added = [...instead.values()].filter((visit) => !known.has(visit.key));
  const byEngineer = new Map<string, BoardVisit[]>(engineers.map((one) => [one.key, []]));
  for (const told of [...visits, ...added]) {
    const visit = instead.get(told.key) ?? told;
    for (const key of new Set([visit.engineer, ...visit.mates])) if (key !== null) byEngineer.get(key)?.push(visit);
  }
  return engineers.map((engineer) => rowOf(engineer, byEngineer.get(engineer.key) ?? []));
}

const spans = new WeakMap<BoardVisit, Span>();

/** When it is, read once. */
export function spanOf(visit: BoardVisit): Span {
  const known = spans.get(visit);
  if (known) return known;
  const span = { from: Date.parse(visit.starts_at), until: Date.parse(visit.ends_at) };
  spans.set(visit, span);
  return span;
}

const sooner = (one: BoardVisit, other: BoardVisit): number => spanOf(one).from - spanOf(other).from || (one.key < other.key ? -1 : 1);

function rowOf(engineer: BoardEngineer, unsorted: BoardVisit[]): Row {
  const visits = unsorted.toSorted(sooner);
  const before = made.get(engineer);
  if (before?.visits.length === visits.length && before.visits.every((visit, at) => visit === visits[at])) return before.row;
  const lanes = lanesOf(visits.map(spanOf));
  const placed = visits.map((visit, at): Placed => {
    const [span, before] = [spanOf(visit), visits[at - 1]];
    return { ...span, lane: lanes[at]?.lane ?? 0, lanes: lanes[at]?.lanes ?? 1, visit, mate: visit.engineer !== engineer.key, way: wayTo(span.from, visit.travel_minutes, before && spanOf(before).until) };
  });
  const row = { engineer, placed };
  made.set(engineer, { visits, row });
  return row;
}

/** From when until when anybody of these is on duty; a night that began the day before is not this day's beginning. */
export function dutyOf(rows: readonly Row[], from: number): Span | undefined {
  const shifts = rows.flatMap((row) => row.engineer.shifts).filter((one) => Date.parse(one.starts_at) >= from);
  if (shifts.length === 0) return undefined;
  return { from: Math.min(...shifts.map((one) => Date.parse(one.starts_at))), until: Math.max(...shifts.map((one) => Date.parse(one.ends_at))) };
}

const FIXED: ReadonlySet<Pin> = new Set<Pin>(['travelling', 'on_site', 'done']);

/** Whether a hand may take it: what is under way or done stays where it is, and so does what the reader knows only the time of. */
export const movable = (visit: BoardVisit): boolean => visit.order !== null && (visit.pinned === null || !FIXED.has(visit.pinned)) && (visit.state === 'planned' || visit.state === 'confirmed');

/** Whether it would begin outside the window the customer was promised. */
export function breaksPromise({ promised_from_at: from, promised_until_at: until }: Pick<BoardVisit, 'promised_from_at' | 'promised_until_at'>, at: number): boolean {
  return (from !== null && at < Date.parse(from)) || (until !== null && at > Date.parse(until));
}

/** How something looks: by colour and by pattern. */
export type Look = 'done' | 'on_site' | 'travelling' | 'confirmed' | 'offered' | 'planned' | 'no_access';

export function lookOf({ state, offered }: Pick<BoardVisit, 'state' | 'offered'>): Look {
  if (state === 'planned') return offered ? 'offered' : 'planned';
  return state === 'cancelled' ? 'no_access' : state;
}
