import { infiniteQueryOptions, queryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { Change } from '@/api/live/poller';
import type { components, paths } from '@/api/staff';
import { Write } from '@/api/write';

import type { MoveName } from './status';
import type { Entry, Order, Row, ViewName } from './types';

export type QueueSpot = { view: ViewName; team?: string | undefined };

export type QueuePages = InfiniteData<components['schemas']['Queue']>;

const PAGE = 50;
const TIMELINE_PAGE = 200;

export const queueQuery = ({ view, team }: QueueSpot) =>
  infiniteQueryOptions({
    queryKey: ['workorders', 'queue', view, team ?? ''],
    queryFn: ({ pageParam }) =>
      unwrap(http.GET('/api/v1/workorders', { params: { query: { view, cursor: pageParam, limit: PAGE, ...(team && { team }) } } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

/** The rows of all pages read so far; one that moved between two pages while they were read is shown once. */
export function rowsOf(pages: QueuePages | undefined): Row[] {
  const rows = new Map<string, Row>();
  for (const row of pages?.pages.flatMap((page) => page.rows) ?? []) rows.set(row.key, row);
  return [...rows.values()];
}

export const countsQuery = queryOptions({
  queryKey: ['workorders', 'counts'],
  queryFn: () => unwrap(http.GET('/api/v1/workorders/counts')),
});

export const orderQuery = (key: string) =>
  queryOptions({
    queryKey: ['workorders', 'order', key],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}', { params: { path: { key } } })),
  });

export const timelineQuery = (key: string) =>
  queryOptions({ queryKey: ['workorders', 'timeline', key], queryFn: () => wholeTimeline(key) });

async function wholeTimeline(key: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: { cursor: string; limit: number } = { cursor, limit: TIMELINE_PAGE };
    const page: components['schemas']['Timeline'] = await unwrap(
      http.GET('/api/v1/workorders/{key}/timeline', { params: { path: { key }, query } }),
    );
    entries.push(...page.rows);
    cursor = page.next;
  }
  return entries;
}

/** The order with this number, if the reader may see it. */
export const numberQuery = (number: number) =>
  queryOptions({
    queryKey: ['workorders', 'number', number],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/number/{number}', { params: { path: { number } } })),
  });

type MovePath = Extract<keyof paths, `/api/v1/workorders/{key}/${MoveName}`>;

export const makeMove = (key: string, move: MoveName) =>
  new Write<Record<string, unknown>, Order>((facts, headers) =>
    unwrap(http.POST(`/api/v1/workorders/{key}/${move}` as MovePath, { params: { path: { key } }, body: facts as never, headers })),
  );

export const addNote = (key: string) =>
  new Write<{ body: string; public: boolean }, components['schemas']['NoteOut']>((note, headers) =>
    unwrap(http.POST('/api/v1/workorders/{key}/notes', { params: { path: { key } }, body: { mentions: [], ...note }, headers })),
  );

export const bePresent = (key: string) =>
  new Write<{ writing: boolean }, components['schemas']['PresentOut'][]>((body, headers) =>
    unwrap(http.POST('/api/v1/workorders/{key}/presence', { params: { path: { key } }, body, headers })),
  );

/** Reads again what others may have changed. What is being read at that moment is left alone. */
export const readAgain = {
  everything: (client: QueryClient): void => again(client, 'workorders'),
  lists(client: QueryClient): void {
    again(client, 'workorders', 'queue');
    again(client, 'workorders', 'counts');
  },
  subjects(client: QueryClient, changes: Change[]): void {
    for (const subject of new Set(changes.map((change) => change.subject))) {
      again(client, 'workorders', 'order', subject);
      again(client, 'workorders', 'timeline', subject);
    }
  },
};

const again = (client: QueryClient, ...queryKey: string[]): void =>
  void client.invalidateQueries({ queryKey }, { cancelRefetch: false });
