import type { VisitState } from '@/features/workorders/types';

import type { Stop } from '../types';

const UNDER_WAY: Record<string, number> = { on_site: 0, travelling: 1 };
const OVER: ReadonlySet<VisitState> = new Set<VisitState>(['done', 'cancelled', 'no_access']);

export const isOver = (visit: { state: VisitState }): boolean => OVER.has(visit.state);

/** A day as an engineer thinks of it: where to now, what comes after, the days behind it, and what is done. */
export type Plan<S> = { next: S | undefined; after: S[]; days: [on: string | null, stops: S[]][]; done: S[]; cancelled: S[] };

/**
 * Stops come by time. The next is where one is, or is going, else the earliest of one's own today or before; what lies
 * further ahead is no next stop, but can be taken on. Whoever goes along follows the lead and has no next of their own.
 */
export function planOf<S extends Stop>(stops: S[], today: string): Plan<S> {
  const ahead = stops.filter((stop) => !isOver(stop));
  const due = ahead.filter((stop) => stop.on !== null && stop.on <= today);
  const own = due.filter((stop) => stop.mine);
  const [next = due[0]] = [...own].sort((one, other) => (UNDER_WAY[one.state] ?? 2) - (UNDER_WAY[other.state] ?? 2));
  const later = ahead.filter((stop) => !due.includes(stop));
  return {
    next,
    after: due.filter((stop) => stop !== next),
    days: byDay(later),
    done: stops.filter((stop) => stop.state === 'done' || stop.state === 'no_access'),
    cancelled: stops.filter((stop) => stop.state === 'cancelled'),
  };
}

function byDay<S extends Stop>(stops: S[]): [string | null, S[]][] {
  const days = new Map<string | null, S[]>();
  for (const stop of stops) days.set(stop.on, [...(days.get(stop.on) ?? []), stop]);
  return [...days];
}
