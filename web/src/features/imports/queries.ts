import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

import { isBusy } from './status';
import type { Import, Mode, Outcome } from './types';

const PAGE = 50;
const STALE_MS = 300_000;
const LOOK_AGAIN_MS = 1000;
const at = (key: string) => ({ params: { path: { key } } });

export const subjectsQuery = queryOptions({
  queryKey: ['imports', 'subjects'],
  queryFn: () => unwrap(http.GET('/api/v1/imports/subjects')),
  staleTime: STALE_MS,
});

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports', 'list'],
  queryFn: ({ pageParam }) => unwrap(http.GET('/api/v1/imports', { params: { query: { limit: PAGE, ...(pageParam && { cursor: pageParam }) } } })),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
  refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.rows.some((row) => isBusy(row.state))) ? LOOK_AGAIN_MS * 3 : false),
});

/** One table; while the server works at it, it is looked at again and again. */
export const importQuery = (key: string) =>
  queryOptions({
    queryKey: ['imports', 'one', key],
    queryFn: () => unwrap(http.GET('/api/v1/imports/{key}', at(key))),
    refetchInterval: ({ state }) => (state.data && isBusy(state.data.state) ? LOOK_AGAIN_MS : false),
  });

/** What came of its rows; `version` tells the outcomes of one check from those of the next. */
export const rowsQuery = (key: string, version: number, outcome: Outcome | '') =>
  infiniteQueryOptions({
    queryKey: ['imports', 'rows', key, version, outcome],
    queryFn: ({ pageParam }) =>
      unwrap(http.GET('/api/v1/imports/{key}/rows', { params: { path: { key }, query: { limit: PAGE, ...(outcome && { outcome }), ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

/** Tables were begun or went on: the list of them is read again. */
export const listChanged = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: importsQuery.queryKey });

/** A table is forgotten: nothing that was read of it stands any more. */
export const forgotten = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: ['imports'] });

type Begun = components['schemas']['ImportIn'];
type Change = Partial<components['schemas']['ImportChange']>;

export const beginImport = () => new Write<Begun, Import>((body, headers) => unwrap(http.POST('/api/v1/imports', { body, headers })));

export const changeImport = (key: string) =>
  new Write<Change, Import>((body, headers) => unwrap(http.PATCH('/api/v1/imports/{key}', { ...at(key), body, headers: { ...headers, 'If-Match': headers['If-Match'] ?? '' } })));

export const checkImport = (key: string) => new Write<null, Import>((_, headers) => unwrap(http.POST('/api/v1/imports/{key}/check', { ...at(key), headers })));

export const runImport = (key: string) => new Write<{ mode: Mode }, Import>((body, headers) => unwrap(http.POST('/api/v1/imports/{key}/run', { ...at(key), body, headers })));

export const stopImport = (key: string) => new Write<null, Import>((_, headers) => unwrap(http.POST('/api/v1/imports/{key}/stop', { ...at(key), headers })));

export const forgetImport = (key: string) => new Write<null, undefined>((_, headers) => unwrap(http.DELETE('/api/v1/imports/{key}', { ...at(key), headers })));
