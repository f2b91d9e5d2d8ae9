import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import { Write } from '@/api/write';

import type { Asked, WhatIf } from './types';

const LOOK_AGAIN_MS = 1000;
const STALE_MS = 60_000;
const at = (key: string) => ({ params: { path: { key } } });

/** The policies as they count now: what a change begins from. */
export const presentPoliciesQuery = queryOptions({
  queryKey: ['dispatch', 'whatif', 'policies'],
  queryFn: () => unwrap(http.GET('/api/v1/dispatch/policies')),
  staleTime: STALE_MS,
});

export const whatIfsQuery = infiniteQueryOptions({
  queryKey: ['dispatch', 'whatif', 'list'],
  queryFn: ({ pageParam }) => unwrap(http.GET('/api/v1/dispatch/whatifs', { params: { query: { ...(pageParam && { cursor: pageParam }) } } })),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
  refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.rows.some((row) => row.state === 'running')) ? LOOK_AGAIN_MS * 3 : false),
});

/** One; while it runs it is looked at again and again. */
export const whatIfQuery = (key: string) =>
  queryOptions({
    queryKey: ['dispatch', 'whatif', 'one', key],
    queryFn: () => unwrap(http.GET('/api/v1/dispatch/whatifs/{key}', at(key))),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_AGAIN_MS : false),
  });

export const beginWhatIf = () => new Write<Asked, WhatIf>((body, headers) => unwrap(http.POST('/api/v1/dispatch/whatifs', { body, headers })));
export const stopWhatIf = (key: string) => new Write<null, WhatIf>((_, headers) => unwrap(http.POST('/api/v1/dispatch/whatifs/{key}/stop', { ...at(key), headers })));

/** One was begun or went on: it is known, and the list is read again. */
export function whatIfChanged(client: QueryClient, one: WhatIf): void {
  client.setQueryData(whatIfQuery(one.key).queryKey, one);
  void client.invalidateQueries({ queryKey: whatIfsQuery.queryKey });
}
