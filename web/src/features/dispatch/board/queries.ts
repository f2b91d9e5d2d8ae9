import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import { Write } from '@/api/write';

import type { Day } from './day/types';
import type { Board, BoardAsked, BoardVisit, MoveAsked, Moved, Verdict, VerdictAsked } from './types';

export const BOARD = ['dispatch', 'board'] as const;
export const SPANS = [...BOARD, 'span'] as const;
/** Duty begins and ends, and ways get late, without anybody doing anything that could be heard of. */
const DUTY_MS = 60_000;

/** The engineers and what they do in a stretch of time. What happens meanwhile is merged into it by live.ts. */
export const boardQuery = (asked: BoardAsked) =>
  queryOptions({
    queryKey: [...SPANS, asked],
    queryFn: ({ signal }): Promise<Board> => readBoard(asked, signal),
    placeholderData: keepPreviousData,
    refetchInterval: DUTY_MS,
  });

export const readBoard = (asked: BoardAsked, signal?: AbortSignal): Promise<Board> => unwrap(http.GET('/api/v1/dispatch/board', { params: { query: asked }, ...(signal && { signal }) }));

/** What the server says of a place, asked while something is held over it. */
export const askVerdict = (asked: VerdictAsked, signal: AbortSignal): Promise<Verdict> => unwrap(http.GET('/api/v1/dispatch/board/verdict', { params: { query: asked }, signal }));

/** A visit is moved from the version that was seen; an order that nobody goes to has none, and is sent. */
export const moveOnBoard = () =>
  new Write<MoveAsked, Moved>((body, headers) => unwrap('order' in body ? http.POST('/api/v1/dispatch/board/drops', { body, headers }) : http.POST('/api/v1/dispatch/board/moves', { body, headers })));

/** A visit as the server has just told it, on every board that shows it. */
export function keepVisit(client: QueryClient, visit: BoardVisit): void {
  client.setQueriesData<Board>({ queryKey: SPANS }, (before) => before && merged(before, { engineers: [], visits: [visit] }, []));
}

/** A board that was asked for before something was written would take it back when it comes: it is asked for once more. */
export function readUnderWayAgain(client: QueryClient): void {
  const under = client.getQueryCache().findAll({ queryKey: SPANS, fetchStatus: 'fetching', predicate: ({ state }) => state.data !== undefined });
  for (const { queryKey } of under) void client.invalidateQueries({ queryKey, exact: true });
}

/**
 * A board with what was read anew of it: `asked` visits that did not come are gone. Of two tellings of a visit the later
 * version holds, whichever arrived first; engineers keep their place.
 */
export function merged(before: Board, fresh: Pick<Board, 'engineers' | 'visits'>, asked: readonly string[]): Board {
  const told = new Map(fresh.visits.map((visit) => [visit.key, visit]));
  const gone = new Set(asked.filter((key) => !told.has(key)));
  const known = new Set(before.visits.map((visit) => visit.key));
  const engineers = new Map(fresh.engineers.map((one) => [one.key, one]));
  const kept = before.visits.filter((visit) => !gone.has(visit.key)).map((visit) => newer(visit, told.get(visit.key)));
  return {
    ...before,
    engineers: before.engineers.map((one) => engineers.get(one.key) ?? one),
    visits: [...kept, ...fresh.visits.filter((visit) => !known.has(visit.key))],
  };
}

const newer = (before: BoardVisit, fresh: BoardVisit | undefined): BoardVisit => (fresh !== undefined && fresh.version >= before.version ? fresh : before);

/** A visit nobody makes any more leaves every board. */
export function dropVisit(client: QueryClient, key: string): void {
  client.setQueriesData<Board>({ queryKey: SPANS }, (before) => before && merged(before, { engineers: [], visits: [] }, [key]));
}

/** An engineer's day for paper; read anew whenever it is looked at, for paper does not follow what changes. */
export const dayQuery = (engineer: string, on: string) =>
  queryOptions({
    queryKey: [...BOARD, 'day', engineer, on],
    queryFn: (): Promise<Day> => unwrap(http.GET('/api/v1/dispatch/board/day', { params: { query: { engineer, on } } })),
    staleTime: 0,
  });
