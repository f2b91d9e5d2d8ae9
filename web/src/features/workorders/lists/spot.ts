import type { Among, Filter, Sort } from './types';

/** What the address says of a list beyond its ready view: a kept view, a condition, its order, and among which orders. */
export type ListSpot = { saved?: string; filter?: string; among?: Among; sort?: Sort };

export const LIST_PARTS = ['saved', 'filter', 'among', 'sort'] as const satisfies readonly (keyof ListSpot)[];

/** What goes along from one ready view to another: all but the kept view, which is another one. */
export const carried = (list: ListSpot = {}): ListSpot => Object.fromEntries(Object.entries(list).filter(([name]) => name !== 'saved'));

export const SORTS = ['due', '-reported', 'reported', 'priority', '-updated', 'number', '-number'] as const satisfies readonly Sort[];

const ALL_SORTS: readonly string[] = [...SORTS, '-due', '-priority', 'updated'];

/** The list an address names; what it names wrongly is left out, so that an old link still shows something. */
export function listSpotOf(params: URLSearchParams): ListSpot {
  const [saved, filter, among, sort] = ['saved', 'filter', 'among', 'sort'].map((name) => params.get(name));
  return {
    ...(saved && { saved }),
    ...(filter && { filter }),
    ...((among === 'all' || among === 'open') && { among }),
    ...(sort && ALL_SORTS.includes(sort) && { sort: sort as Sort }),
  };
}

/** The address of the same queue with another list; `null` takes something out. */
export function listSearch(params: URLSearchParams, change: { [Part in keyof ListSpot]?: ListSpot[Part] | null }): string {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next.size > 0 ? `?${next.toString()}` : '';
}

/** The condition in an address; null for none, or for one that is no JSON. */
export function filterIn(spot: ListSpot): Filter | null {
  try {
    return spot.filter ? (JSON.parse(spot.filter) as Filter) : null;
  } catch {
    return null;
  }
}
