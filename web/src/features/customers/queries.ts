import { infiniteQueryOptions, keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components, paths } from '@/api/staff';
import { Write, type WriteHeaders } from '@/api/write';

import type { Contact, Contract, Customer, Entitlement, Industry, Site, Tier } from './types';

export type CustomerFilter = { search: string; tier: Tier | ''; industry: Industry | ''; archived: boolean };

const PAGE = 50;
const FOUND = 20;

export const customersQuery = ({ search, tier, industry, archived }: CustomerFilter) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'list', search, tier, industry, archived],
    queryFn: ({ pageParam }) =>
      unwrap(
        http.GET('/api/v1/customers', {
          params: { query: { search, archived, limit: PAGE, ...(tier && { tier }), ...(industry && { industry }), ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

/** Customers by a part of their name, for choosing one. */
export const customerChoiceQuery = (search: string) =>
  queryOptions({
    queryKey: ['customers', 'choice', search],
    queryFn: () => unwrap(http.GET('/api/v1/customers', { params: { query: { search, limit: FOUND } } })),
    placeholderData: keepPreviousData,
  });

export const customerQuery = (key: string) =>
  queryOptions({
    queryKey: ['customers', 'one', key],
    queryFn: () => unwrap(http.GET('/api/v1/customers/{key}', { params: { path: { key } } })),
  });

/** Of a customer, what was archived and can be brought back. */
export const archivedQuery = (what: 'contacts' | 'sites', customer: string) =>
  queryOptions({
    queryKey: ['customers', 'one', customer, 'archived', what],
    queryFn: (): Promise<{ rows: { key: string; name: string; version: number }[] }> => unwrap(http.GET(`/api/v1/${what}`, { params: { query: { customer, archived: true } } })),
  });

export const territoriesQuery = queryOptions({
  queryKey: ['customers', 'territories'],
  queryFn: () => unwrap(http.GET('/api/v1/territories')),
  staleTime: 300_000,
});

/** What is known of customers is read again: a change of one shows in lists and on its page. */
export const readCustomersAgain = (client: QueryClient): void => void client.invalidateQueries({ queryKey: ['customers'] });

type In<Name extends keyof components['schemas']> = components['schemas'][Name];
type Headers = WriteHeaders;

export const createCustomer = () =>
  new Write<In<'CustomerIn'>, Customer>((body, headers) => unwrap(http.POST('/api/v1/customers', { body, headers })));

export const changeCustomer = (key: string) =>
  new Write<In<'CustomerChange'>, Customer>((body, headers) => unwrap(http.PATCH('/api/v1/customers/{key}', { params: { path: { key } }, body, headers })));

export const addContact = (customer: string) =>
  new Write<In<'ContactIn'>, Contact>((body, headers) =>
    unwrap(http.POST('/api/v1/customers/{key}/contacts', { params: { path: { key: customer } }, body, headers })),
  );

export const changeContact = (key: string) =>
  new Write<In<'ContactChange'>, Contact>((body, headers) => unwrap(http.PATCH('/api/v1/contacts/{key}', { params: { path: { key } }, body, headers })));

export const addSite = (customer: string) =>
  new Write<In<'SiteIn'>, Site>((body, headers) => unwrap(http.POST('/api/v1/customers/{key}/sites', { params: { path: { key: customer } }, body, headers })));

export const changeSite = (key: string) =>
  new Write<In<'SiteChange'>, Site>((body, headers) => unwrap(http.PATCH('/api/v1/sites/{key}', { params: { path: { key } }, body, headers })));

export const signContract = (customer: string) =>
  new Write<In<'ContractIn'>, Contract>((body, headers) =>
    unwrap(http.POST('/api/v1/customers/{key}/contracts', { params: { path: { key: customer } }, body, headers })),
  );

export const changeContract = (key: string) =>
  new Write<In<'ContractChange'>, Contract>((body, headers) => unwrap(http.PATCH('/api/v1/contracts/{key}', { params: { path: { key } }, body, headers })));

export const renewContract = (key: string) =>
  new Write<In<'RenewalIn'>, Contract>((body, headers) => unwrap(http.POST('/api/v1/contracts/{key}/renew', { params: { path: { key } }, body, headers })));

export const grantEntitlement = (contract: string) =>
  new Write<In<'EntitlementIn'>, Entitlement>((body, headers) =>
    unwrap(http.POST('/api/v1/contracts/{key}/entitlements', { params: { path: { key: contract } }, body, headers })),
  );

export const changeEntitlement = (key: string) =>
  new Write<In<'EntitlementChange'>, Entitlement>((body, headers) =>
    unwrap(http.PATCH('/api/v1/entitlements/{key}', { params: { path: { key } }, body, headers })),
  );

export const countEntitlement = (key: string, how: 'use' | 'return') =>
  new Write<{ count: number }, Entitlement>((body, headers) =>
    how === 'use'
      ? unwrap(http.POST('/api/v1/entitlements/{key}/use', { params: { path: { key } }, body, headers }))
      : unwrap(http.POST('/api/v1/entitlements/{key}/return', { params: { path: { key } }, body, headers })),
  );

type Plain = Extract<
  keyof paths,
  | `/api/v1/customers/{key}/${'archive' | 'restore'}`
  | `/api/v1/contacts/{key}/${'archive' | 'restore' | 'erase' | 'portal'}`
  | `/api/v1/sites/{key}/${'archive' | 'restore'}`
  | `/api/v1/contracts/{key}/archive`
>;

/** A step that needs no more facts than which one it is about and which version was seen. */
export const step = (path: Plain, key: string) =>
  new Write<null, unknown>((_, headers: Headers) => unwrap(http.POST(path, { params: { path: { key } }, headers } as never)));

export const endPortalAccess = (key: string) =>
  new Write<null, Contact>((_, headers) => unwrap(http.DELETE('/api/v1/contacts/{key}/portal', { params: { path: { key } }, headers })));

export const revealContact = (key: string) =>
  new Write<null, In<'RevealedOut'>>((_, headers) => unwrap(http.POST('/api/v1/contacts/{key}/reveal', { params: { path: { key } }, headers })));

export const exportContact = (key: string) =>
  new Write<null, Record<string, unknown>>((_, headers) => unwrap(http.POST('/api/v1/contacts/{key}/export', { params: { path: { key } }, headers })));

/** What their orders hold of them, which goes along. */
export const exportOrders = (key: string) =>
  new Write<null, Record<string, unknown>>((_, headers) => unwrap(http.POST('/api/v1/contacts/{key}/workorders/export', { params: { path: { key } }, headers })));
