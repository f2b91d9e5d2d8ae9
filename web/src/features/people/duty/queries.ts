import { queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

export type Duty = components['schemas']['DutyOut'];
export type LeaveKind = components['schemas']['LeaveKind'];

const at = (key: string) => ({ params: { path: { key } } });

export const dutyQuery = (key: string, start: string, end: string) =>
  queryOptions({
    queryKey: ['people', 'duty', key, start, end],
    queryFn: () => unwrap(http.GET('/api/v1/people/{key}/duty', { params: { path: { key }, query: { start, end } } })),
    placeholderData: (before) => before,
  });

export const readAgain = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: ['people', 'duty'] });

export type ShiftIn = { starts_at: string; ends_at: string; on_call: boolean };
export type LeaveIn = { starts_at: string; ends_at: string; kind: LeaveKind };

export const planShift = (key: string) =>
  new Write<ShiftIn, unknown>((body, headers) => unwrap(http.POST('/api/v1/people/{key}/shifts', { ...at(key), body, headers })));

export const cancelShift = (key: string, shift: string) =>
  new Write<null, unknown>((_, headers) => unwrap(http.DELETE('/api/v1/people/{key}/shifts/{shift}', { params: { path: { key, shift } }, headers })));

export const takeLeave = (key: string) =>
  new Write<LeaveIn, unknown>((body, headers) => unwrap(http.POST('/api/v1/people/{key}/leave', { ...at(key), body, headers })));

export const withdrawLeave = (key: string, leave: string) =>
  new Write<null, unknown>((_, headers) =>
    unwrap(http.POST('/api/v1/people/{key}/leave/{leave}/withdraw', { params: { path: { key, leave } }, headers })),
  );
