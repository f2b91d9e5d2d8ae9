import { queryOptions } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

import type { Visit } from '../types';

type Schemas = components['schemas'];
export type Before = Schemas['BeforeOut'];
export type TurnWanted = Partial<Schemas['TurnIn']>;

/** The visits another of this order may come after; below the order's key, so that news of the order are news of them. */
export const toFollowQuery = (order: string) =>
  queryOptions({
    queryKey: ['workorders', 'order', order, 'to_follow'],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}/visits_to_follow', { params: { path: { key: order } } })),
  });

export const putInTurn = (key: string) =>
  new Write<Record<string, unknown>, Visit>((body, headers) => unwrap(http.POST('/api/v1/visits/{key}/turn', { params: { path: { key } }, body: body as never, headers })));

export const moveToNextTime = (key: string) =>
  new Write<Record<string, unknown>, Visit>((body, headers) => unwrap(http.POST('/api/v1/visits/{key}/next_time', { params: { path: { key } }, body: { over_promise: false, reason: '', ...body }, headers })));
