import { queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { Change } from '@/api/live/poller';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

import { templatesQuery } from '../checklists/queries';
import { SETTLED_MS } from '../queries';

type Schemas = components['schemas'];
export type Kind = Schemas['KindRow'];
export type Category = Schemas['CategoryRow'];
export type StateName = Schemas['StateNameRow'];
export type Policy = Schemas['PolicyRow'];
export type PolicyIn = Schemas['PolicyIn'];
export type Target = Schemas['TargetRow'];
export type TargetName = Target['target'];

export const stateNamesQuery = queryOptions({ queryKey: ['workorders', 'state-names'], queryFn: () => unwrap(http.GET('/api/v1/state_names')), staleTime: SETTLED_MS });

export const policiesQuery = queryOptions({ queryKey: ['workorders', 'policies'], queryFn: () => unwrap(http.GET('/api/v1/sla/policies')), staleTime: SETTLED_MS });

export type Case = { priority: number; kind: string; service_level: string; tier: string };

/** Which promise such an order would get, and why. */
export const previewQuery = (one: Case) =>
  queryOptions({
    queryKey: ['workorders', 'sla-preview', one.priority, one.kind, one.service_level, one.tier],
    queryFn: () => unwrap(http.GET('/api/v1/sla/preview', { params: { query: one } })),
    placeholderData: (before) => before,
  });

/** What was settled is read again by whoever shows it. */
export const readAgain = (client: QueryClient, ...what: ('kinds' | 'categories' | 'state-names' | 'policies' | 'sla-preview' | 'custom-fields' | 'fields' | 'form' | 'asked')[]): Promise<unknown> =>
  Promise.all(what.map((part) => client.invalidateQueries({ queryKey: ['workorders', part] })));

const SETTLED = new Set(['KindChanged', 'CategoryChanged', 'StateNamed', 'SlaPolicyChanged', 'CategoryMerged', 'CustomFieldChanged']);

/** Somebody has settled something for all orders: names stand in every list of them, so whatever is shown is read again. */
export function settledChanged(client: QueryClient, changes: Change[]): void {
  if (changes.some(({ kind }) => kind === 'ChecklistTemplateChanged')) void client.invalidateQueries({ queryKey: templatesQuery.queryKey }, { cancelRefetch: false });
  if (changes.some(({ kind }) => SETTLED.has(kind))) void client.invalidateQueries({ queryKey: ['workorders'] }, { cancelRefetch: false });
}

/** A new one is written from version 0: whoever took its code meanwhile is not overwritten. */
export const putKind = () =>
  new Write<Schemas['KindIn'] & { code: string }, Kind>(({ code, ...body }, headers) => unwrap(http.PUT('/api/v1/kinds/{code}', { params: { path: { code } }, body, headers })));

export const putCategory = () =>
  new Write<Schemas['CategoryIn'] & { code: string }, Category>(({ code, ...body }, headers) => unwrap(http.PUT('/api/v1/categories/{code}', { params: { path: { code } }, body, headers })));

export const categoryCountsQuery = queryOptions({ queryKey: ['workorders', 'categories', 'counts'], queryFn: () => unwrap(http.GET('/api/v1/categories/counts')) });

export const allCategoriesQuery = queryOptions({
  queryKey: ['workorders', 'categories', 'all'],
  queryFn: () => unwrap(http.GET('/api/v1/categories', { params: { query: { archived: true } } })),
  staleTime: SETTLED_MS,
});

export const mergeCategory = (code: string) =>
  new Write<Schemas['MergeCategoryIn'], Category>((body, headers) => unwrap(http.POST('/api/v1/categories/{code}/merge', { params: { path: { code } }, body, headers })));

export const putStateName = (state: string) =>
  new Write<Schemas['StateNameIn'], StateName>((body, headers) => unwrap(http.PUT('/api/v1/state_names/{state}', { params: { path: { state } }, body, headers })));

export const addPolicy = () => new Write<PolicyIn, Policy>((body, headers) => unwrap(http.POST('/api/v1/sla/policies', { body, headers })));

export const changePolicy = (key: string) =>
  new Write<PolicyIn, Policy>((body, headers) => unwrap(http.PUT('/api/v1/sla/policies/{key}', { params: { path: { key } }, body, headers })));
