import { queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

import { SETTLED_MS } from '../queries';
import type { Order } from '../types';

type Schemas = components['schemas'];
export type Macro = Schemas['MacroRow'];
export type Offer = Schemas['OfferedOut'];
export type Step = Schemas['StepOut'];
export type StepIn = Schemas['StepIn'];
export type Do = Step['do'];
export type Tried = Schemas['TriedOut'];
export type TriedStep = Schemas['TriedStep'];
export type Names = Schemas['MacrosOut']['names'];

export const macrosQuery = (archived: boolean) =>
  queryOptions({
    queryKey: ['workorders', 'macros', { archived }],
    queryFn: () => unwrap(http.GET('/api/v1/macros', { params: { query: { archived } } })),
    staleTime: SETTLED_MS,
  });

/** What is offered on an order; below its key, so that news of the order are news of this. */
export const offersQuery = (order: string) =>
  queryOptions({
    queryKey: ['workorders', 'macros', 'for', order],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}/macros', { params: { path: { key: order } } })),
  });

/** What a macro would do on an order as it stands now; never from memory. */
export const trialQuery = (order: string, macro: string) =>
  queryOptions({
    queryKey: ['workorders', 'macros', 'for', order, 'trial', macro],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}/macros/{macro}', { params: { path: { key: order, macro } } })),
    gcTime: 0,
    staleTime: 0,
  });

export const applyMacro = (order: string, macro: string) =>
  new Write<{ seen: number }, Order>((body, headers) => unwrap(http.POST('/api/v1/workorders/{key}/macros/{macro}', { params: { path: { key: order, macro } }, body, headers })));

export const keepMacro = () => new Write<Schemas['MacroIn'], Schemas['MacroOut']>((body, headers) => unwrap(http.POST('/api/v1/macros', { body, headers })));

export const changeMacro = (key: string) =>
  new Write<Partial<Schemas['MacroChangeIn']>, Schemas['MacroOut']>((body, headers) => unwrap(http.PATCH('/api/v1/macros/{key}', { params: { path: { key } }, body, headers })));

export const awayMacro = (key: string, away: boolean) =>
  new Write<Record<string, never>, Schemas['MacroOut']>((_, headers) =>
    unwrap(away ? http.POST('/api/v1/macros/{key}/archive', { params: { path: { key } }, headers }) : http.POST('/api/v1/macros/{key}/restore', { params: { path: { key } }, headers })),
  );

export const macrosChanged = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: ['workorders', 'macros'] });
