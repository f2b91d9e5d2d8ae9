import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';

export type Waited = components['schemas']['WaitingOut'];

const PAGE = 20;

/** Orders for which nobody was found by itself, the most urgent first. */
export const waitingQuery = infiniteQueryOptions({
  queryKey: ['dispatch', 'waiting'],
  queryFn: ({ pageParam }) => unwrap(http.GET('/api/v1/dispatch/waiting', { params: { query: { limit: PAGE, ...(pageParam && { cursor: pageParam }) } } })),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
});

/** Why one order waits for somebody, if it does. The order's key stands in it: news of the order are news of this. */
export const waitingOfQuery = (order: string) =>
  queryOptions({
    queryKey: ['dispatch', 'waitingOf', order],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}/waiting', { params: { path: { key: order } } })),
  });
