import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';
import { colleaguesQuery } from '@/features/people/queries';

import { assetsToChooseQuery, SETTLED_MS } from '../queries';
import type { CustomField, Form, Value } from './types';

type Schemas = components['schemas'];

const ASKED_MS = 10_000;

export const customFieldsQuery = queryOptions({
  queryKey: ['workorders', 'custom-fields'],
  queryFn: () => unwrap(http.GET('/api/v1/custom_fields')),
  staleTime: SETTLED_MS,
});

export const formQuery = (kind: string) =>
  queryOptions({
    queryKey: ['workorders', 'form', kind],
    queryFn: () => unwrap(http.GET('/api/v1/kinds/{code}/form', { params: { path: { code: kind } } })),
    staleTime: SETTLED_MS,
  });

/** What a form asks of an order as it would be; the rules are the server's. `draft` is JSON. */
export const askedQuery = (kind: string, draft: string, order: string | undefined) =>
  queryOptions({
    queryKey: ['workorders', 'asked', kind, order ?? '', draft],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/form', { params: { query: { kind, draft, ...(order && { order }) } } })),
    staleTime: ASKED_MS,
    placeholderData: keepPreviousData,
  });

export const putCustomField = () =>
  new Write<Schemas['CustomFieldIn'] & { code: string }, CustomField>(({ code, ...body }, headers) =>
    unwrap(http.PUT('/api/v1/custom_fields/{code}', { params: { path: { code } }, body, headers })),
  );

export const putForm = (kind: string) =>
  new Write<Schemas['FormIn'], Form>((body, headers) => unwrap(http.PUT('/api/v1/kinds/{code}/form', { params: { path: { code: kind } }, body, headers })));

export const revealValue = (order: string, code: string) =>
  new Write<Record<string, never>, Schemas['Revealed']>((_, headers) =>
    unwrap(http.POST('/api/v1/workorders/{key}/custom/{code}/reveal', { params: { path: { key: order, code } }, headers })),
  );

/** What somebody or something that was chosen from a list just now is called. */
export function nameChosen(client: QueryClient, value: Value): string {
  if (typeof value !== 'string') return '';
  const listed = [colleaguesQuery('').queryKey, assetsToChooseQuery('').queryKey].map((queryKey) => queryKey.slice(0, -1)); // whatever was looked for
  const rows = listed.flatMap((queryKey) => client.getQueriesData<{ rows: { key: string; name: string }[] }>({ queryKey }).flatMap(([, found]) => found?.rows ?? []));
  return rows.find((one) => one.key === value)?.name ?? '';
}
