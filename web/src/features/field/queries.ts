import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import { Write } from '@/api/write';
import { setClockBy } from '@/lib/now';

import type { Day, Operations, Order, Results } from './types';

/** What a phone shows is read again when it has told something, when the live line says so, and now and then. */
const FRESH_MS = 15_000;

export const dayQuery = queryOptions({
  queryKey: ['field', 'day'],
  queryFn: async () => {
    const day = (await unwrap(http.GET('/api/v1/field/today'))) as Day; // the client forgets that hours come in pairs
    setClockBy(day.now);
    return day;
  },
  staleTime: FRESH_MS,
  refetchInterval: 120_000,
});

/** What one is asked to take. */
export const offersQuery = queryOptions({
  queryKey: ['field', 'offers'],
  queryFn: () => unwrap(http.GET('/api/v1/field/offers')),
  staleTime: FRESH_MS,
  refetchInterval: 60_000, // of a large pool not everybody hears at once
});

export const orderQuery = (key: string) =>
  queryOptions({
    queryKey: ['field', 'order', key],
    queryFn: async () => (await unwrap(http.GET('/api/v1/field/orders/{key}', { params: { path: { key } } }))) as Order, // as above
    staleTime: FRESH_MS,
  });

/** How the reader stood when an order was decided last. */
export const standingQuery = (order: string) =>
  queryOptions({
    queryKey: ['field', 'standing', order],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}/decisions/mine', { params: { path: { key: order } } })),
    staleTime: FRESH_MS,
  });

const PAGE = 30;

/** The orders that are the reader's now, most urgent first. */
export const mineQuery = infiniteQueryOptions({
  queryKey: ['field', 'mine'],
  queryFn: ({ pageParam }) => unwrap(http.GET('/api/v1/workorders', { params: { query: { view: 'mine', limit: PAGE, cursor: pageParam } } })),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
  staleTime: FRESH_MS,
});

/** The reader's orders by words, those long done too. */
export const foundQuery = (search: string) =>
  queryOptions({
    queryKey: ['field', 'found', search],
    queryFn: () => unwrap(http.GET('/api/v1/field/orders', { params: { query: { search, limit: PAGE } } })),
    enabled: search !== '',
    placeholderData: keepPreviousData,
  });

/** What a label, a serial or a number leads to. */
export const scanQuery = (code: string) =>
  queryOptions({
    queryKey: ['field', 'scan', code],
    queryFn: () => unwrap(http.GET('/api/v1/field/scan', { params: { query: { code } } })),
    enabled: code !== '',
  });

/** The number to call about a visit. That it was asked for goes on record, so it is kept as long as the page lives. */
export const numberQuery = (visit: string, masked: string) =>
  queryOptions({
    queryKey: ['field-number', visit, masked], // another number is asked for anew
    queryFn: () => showNumber(visit).run({}),
    staleTime: Infinity,
    gcTime: Infinity,
  });

const showNumber = (visit: string) =>
  new Write<Record<string, never>, { name: string; phone: string }>((_, headers) =>
    unwrap(http.POST('/api/v1/field/visits/{key}/contact', { params: { path: { key: visit } }, headers })),
  );

/** Tells the server what was done. No key of its own: each operation has its id, and its effect once for ever. */
export const tell = (body: Operations): Promise<Results> => unwrap(http.POST('/api/v1/operations', { body }));

/** Reads again whatever is shown. */
export function readAgain(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['field'] }, { cancelRefetch: false });
  void client.invalidateQueries({ queryKey: ['workorders'] }, { cancelRefetch: false });
}
