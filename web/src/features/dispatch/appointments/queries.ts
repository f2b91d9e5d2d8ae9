import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';
import { writtenBeside } from '@/features/workorders/queries';
import { laterBy } from '@/lib/day';
import { nextSince, PAGE_DAYS, type Times } from '@/lib/windows';

import { listsAgain, suggestionsAgain } from '../queries';

type Schemas = components['schemas'];
export type Told = Schemas['OrderAppointments'];
export type Appointment = Schemas['AppointmentOut'];
export type Slot = Schemas['AppointmentSlot'];
type Reason = { reason: string };

const of = (key: string) => ({ params: { path: { key } } });

/** What is held and agreed for an order. Its key stands in it: news of the order are news of this. */
export const appointmentQuery = (order: string) =>
  queryOptions({
    queryKey: ['dispatch', 'appointment', order],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}/appointment', of(order))),
  });

/**
 * The windows of some days, each weighed as it is asked for, so that the order's key does not stand by itself: what one
 * does oneself is no reason to weigh them all once more. They begin with the day before `today`, whose last may be of this night.
 */
export const slotsQuery = (order: string, today: string) =>
  infiniteQueryOptions({
    queryKey: ['dispatch', 'slots', `of ${order}`, today],
    queryFn: ({ pageParam }) => unwrap(http.GET('/api/v1/workorders/{key}/slots', { params: { path: { key: order }, query: { since: pageParam, days: PAGE_DAYS } } })),
    initialPageParam: laterBy(today, -1),
    getNextPageParam: (last, _, since) => nextSince(last, since, today),
    staleTime: 0,
    gcTime: 0,
  });

export const hold = (order: string) => new Write<Times, Told>((body, headers) => unwrap(http.POST('/api/v1/workorders/{key}/appointment/hold', { ...of(order), body, headers })));
export const letGo = (order: string) => new Write<null, Told>((_, headers) => unwrap(http.POST('/api/v1/workorders/{key}/appointment/let_go', { ...of(order), headers })));
export const confirm = (order: string) => new Write<Reason, Told>((body, headers) => unwrap(http.POST('/api/v1/workorders/{key}/appointment/confirm', { ...of(order), body, headers })));
export const cancel = (order: string) => new Write<Reason, Told>((body, headers) => unwrap(http.POST('/api/v1/workorders/{key}/appointment/cancel', { ...of(order), body, headers })));

/** What the server answered is shown; whoever counted with that time is weighed again. */
export function answered(client: QueryClient, order: string, told: Told): void {
  client.setQueryData(appointmentQuery(order).queryKey, told);
  writtenBeside(client, order);
  suggestionsAgain(client);
  listsAgain(client);
}

/** Somebody was quicker: what is held, and what is free, is read again. */
export function overtaken(client: QueryClient, order: string): void {
  void client.invalidateQueries({ queryKey: appointmentQuery(order).queryKey });
  void client.invalidateQueries({ queryKey: ['dispatch', 'slots', `of ${order}`] });
}
