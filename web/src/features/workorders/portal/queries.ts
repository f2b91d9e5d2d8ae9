import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';

import { unwrap } from '@/api/http';
import type { components } from '@/api/portal';
import { portal } from '@/api/portal-http';
import { Write } from '@/api/write';

type Schemas = components['schemas'];
export type Order = Schemas['PortalOrderOut'];
export type Row = Schemas['PortalRow'];
export type Report = Schemas['PortalReportIn'];
export type Kind = NonNullable<Report['kind']>;
export type Effect = NonNullable<Report['effect']>;
export type Stands = 'open' | 'past';

const PAGE = 20;

export type Wanted = { stands?: Stands; asset?: string; mine?: boolean };

export const ordersQuery = (wanted: Wanted) =>
  infiniteQueryOptions({
    queryKey: ['workorders', 'list', wanted],
    queryFn: ({ pageParam }) =>
      unwrap(portal.GET('/api/v1/portal/workorders', { params: { query: { ...wanted, limit: PAGE, cursor: pageParam } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const orderQuery = (key: string) =>
  queryOptions({
    queryKey: ['workorders', 'one', key],
    queryFn: () => unwrap(portal.GET('/api/v1/portal/workorders/{key}', { params: { path: { key } } })),
  });

export type Checked = Schemas['PortalCheckedOut'];

/** The lists of an order that were filled in and are meant to be shown; below the order's key, whose news are theirs. */
export const checkedQuery = (key: string) =>
  queryOptions({
    queryKey: ['workorders', 'one', key, 'checklists'],
    queryFn: () => unwrap(portal.GET('/api/v1/portal/workorders/{key}/checklists', { params: { path: { key } } })),
  });

/** What we would promise, were it reported now. */
export const promisesQuery = (kind: Kind, asset: string | undefined) =>
  queryOptions({
    queryKey: ['workorders', 'promises', kind, asset ?? ''],
    queryFn: () => unwrap(portal.GET('/api/v1/portal/promises', { params: { query: { kind, ...(asset && { asset }) } } })),
    staleTime: 60_000,
  });

export type Question = Schemas['PortalQuestionOut'];
export type Value = NonNullable<Report['answers']>[string];

/** What such a report is asked for besides. */
export const askedQuery = (kind: Kind, draft: string) =>
  queryOptions({
    queryKey: ['workorders', 'questions', kind, draft],
    queryFn: () => unwrap(portal.GET('/api/v1/portal/form', { params: { query: { kind, draft } } })),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });

export const report = () =>
  new Write<Report, Order>((body, headers) => unwrap(portal.POST('/api/v1/portal/workorders', { body, headers })));

const at = (key: string) => ({ params: { path: { key } } });

/** What a customer does to an order, each with its words. */
export const reply = (key: string) =>
  new Write<{ body: string; files: string[] }, Order>((body, headers) => unwrap(portal.POST('/api/v1/portal/workorders/{key}/notes', { ...at(key), body, headers })));

export const confirm = (key: string) =>
  new Write<object, Order>((_, headers) => unwrap(portal.POST('/api/v1/portal/workorders/{key}/confirm', { ...at(key), headers })));

export const reopen = (key: string) =>
  new Write<{ note: string }, Order>((body, headers) => unwrap(portal.POST('/api/v1/portal/workorders/{key}/reopen', { ...at(key), body, headers })));

export const takeBack = (key: string) =>
  new Write<{ reason: string }, Order>((body, headers) => unwrap(portal.POST('/api/v1/portal/workorders/{key}/cancel', { ...at(key), body, headers })));

/** Where a file of an order is read; the browser asks for it itself. */
export const fileAddress = (order: string) => (key: string, view: 'original' | 'preview' | 'thumbnail'): string =>
  `/api/v1/portal/workorders/${order}/files/${key}${view === 'original' ? '' : `?view=${view}`}`;

/** What news means for what was read. */
export const readAgain = {
  everything: (client: QueryClient) => void client.invalidateQueries({ queryKey: ['workorders'] }),
  orders(client: QueryClient, keys: string[]): void {
    for (const key of keys) void client.invalidateQueries({ queryKey: ['workorders', 'one', key] });
    void client.invalidateQueries({ queryKey: ['workorders', 'list'] });
  },
};

/** An order as a write has just answered it: shown at once, and the lists are read again. */
export function written(client: QueryClient, order: Order): void {
  client.setQueryData(orderQuery(order.key).queryKey, order);
  void client.invalidateQueries({ queryKey: ['workorders', 'list'] });
  void client.invalidateQueries({ queryKey: ['workorders', 'one', order.key, 'rating'] });
}
