import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

type Schemas = components['schemas'];

export type Hit = Schemas['HitOut'];
export type Brief = Schemas['BriefOut'];
export type Thing = Schemas['BriefThing'];
export type Lookalike = Schemas['Lookalike'];
export type HistoryRow = Schemas['HistoryRow'];
export type Kind = Schemas['KindRow'];
export type Category = Schemas['CategoryRow'];
export type Policy = Schemas['PolicyRow'];
export type Ranked = Schemas['Ranked'];
export type Report = Schemas['ReportIn'];
export type Made = Schemas['OrderOut'];

const RARELY_MS = 300_000;

/** Who may be calling. */
export const callersQuery = (search: string) =>
  queryOptions({
    queryKey: ['workorders', 'callers', search],
    queryFn: ({ signal }) => unwrap(http.GET('/api/v1/callers', { params: { query: { search } }, signal })),
    placeholderData: keepPreviousData,
  });

export type Parties = { customer: string; contact: string | null; asset: string | null };

/** What to know of a caller at a glance. */
export const briefQuery = ({ customer, contact, asset }: Parties) =>
  queryOptions({
    queryKey: ['workorders', 'brief', customer, contact ?? '', asset ?? ''],
    queryFn: () =>
      unwrap(http.GET('/api/v1/callers/brief', { params: { query: { customer, ...(contact && { contact }), ...(asset && { asset }) } } })),
    placeholderData: (before: Brief | undefined) => (before?.customer.key === customer ? before : undefined),
  });

/** After an order was made, what its caller is known for has changed. */
export const briefsChanged = (client: QueryClient): void => void client.invalidateQueries({ queryKey: ['workorders', 'brief'] });

/** Open orders that a new one may only repeat. */
export const duplicatesQuery = (customer: string, asset: string | null, title: string) =>
  queryOptions({
    queryKey: ['workorders', 'duplicates', customer, asset ?? '', title],
    queryFn: ({ signal }) =>
      unwrap(http.GET('/api/v1/workorders/duplicates', { params: { query: { customer, title, ...(asset && { asset }) } }, signal })),
    placeholderData: keepPreviousData,
  });

/** The suggested priority by impact and urgency. */
export const prioritiesQuery = queryOptions({
  queryKey: ['workorders', 'priorities'],
  queryFn: () => unwrap(http.GET('/api/v1/workorders/priorities')),
  staleTime: RARELY_MS,
});

const HISTORY_PAGE = 10;

/** The orders of a customer or of an asset, newest first. */
export const historyQuery = (of: 'customers' | 'assets', key: string, open: boolean | null) =>
  infiniteQueryOptions({
    queryKey: ['workorders', 'history', of, key, open],
    queryFn: ({ pageParam }) =>
      unwrap(
        http.GET(`/api/v1/${of}/{key}/workorders`, {
          params: { path: { key }, query: { limit: HISTORY_PAGE, ...(open !== null && { open }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

export const reportOrder = () => new Write<Report, Made>((body, headers) => unwrap(http.POST('/api/v1/workorders', { body, headers })));

/** The order that was made under this key, where the answer to making it got lost. */
export const madeBefore = (key: string): Promise<Made> => unwrap(http.GET('/api/v1/workorders/{key}', { params: { path: { key } } }));

export const noteOn = (key: string) =>
  new Write<{ body: string; public: boolean }, unknown>((body, headers) =>
    unwrap(http.POST('/api/v1/workorders/{key}/notes', { params: { path: { key } }, body: { mentions: [], ...body }, headers })),
  );
