import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';

import { unwrap } from '@/api/http';
import type { components } from '@/api/portal';
import { portal } from '@/api/portal-http';
import { Write } from '@/api/write';
import { laterBy } from '@/lib/day';
import { nextSince, PAGE_DAYS, type Times } from '@/lib/windows';

type Schemas = components['schemas'];
export type Appointments = Schemas['PortalAppointments'];
export type Appointment = Schemas['PortalAppointment'];

const at = (key: string) => ({ params: { path: { key } } });
/** Below the order's key, whose news are theirs. */
const below = (order: string, what: string) => ['workorders', 'one', order, what] as const;

export const appointmentQuery = (order: string) =>
  queryOptions({
    queryKey: below(order, 'appointment'),
    queryFn: () => unwrap(portal.GET('/api/v1/portal/workorders/{key}/appointment', at(order))),
  });

/** The windows one can have. They begin with those of the day before `today`, whose last may be of this night. */
export const slotsQuery = (order: string, today: string) =>
  infiniteQueryOptions({
    queryKey: [...below(order, 'slots'), today],
    queryFn: ({ pageParam }) => unwrap(portal.GET('/api/v1/portal/workorders/{key}/slots', { params: { path: { key: order }, query: { since: pageParam, days: PAGE_DAYS } } })),
    initialPageParam: laterBy(today, -1),
    getNextPageParam: (last, _, since) => nextSince(last, since, today),
    staleTime: 0,
  });

export const hold = (order: string) =>
  new Write<Times, Appointments>((body, headers) => unwrap(portal.POST('/api/v1/portal/workorders/{key}/appointment/hold', { ...at(order), body, headers })));

export const letGo = (order: string) =>
  new Write<null, Appointments>((_, headers) => unwrap(portal.POST('/api/v1/portal/workorders/{key}/appointment/let_go', { ...at(order), headers })));

export const confirm = (order: string) =>
  new Write<null, Appointments>((_, headers) => unwrap(portal.POST('/api/v1/portal/workorders/{key}/appointment/confirm', { ...at(order), headers })));

export const cancel = (order: string) =>
  new Write<null, Appointments>((_, headers) => unwrap(portal.POST('/api/v1/portal/workorders/{key}/appointment/cancel', { ...at(order), headers })));

/** The order and all that is chosen for it is read again. */
export const again = (client: QueryClient, order: string): void => void client.invalidateQueries({ queryKey: ['workorders', 'one', order] });
