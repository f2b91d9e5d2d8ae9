import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';
import { writtenBeside } from '@/features/workorders/queries';

import { listsAgain } from '../queries';

export type Round = components['schemas']['RoundOut'];
export type Offered = components['schemas']['OfferedRow'];

const PAGE = 20;

/** Orders somebody is asked about, what is over soonest first. */
export const offeredQuery = infiniteQueryOptions({
  queryKey: ['dispatch', 'offered'],
  queryFn: ({ pageParam }) => unwrap(http.GET('/api/v1/dispatch/offered', { params: { query: { limit: PAGE, ...(pageParam && { cursor: pageParam }) } } })),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
});

/** Who was asked about an order, the latest round first. The order's key stands in it: news of the order are news of this. */
export const roundsQuery = (order: string) =>
  infiniteQueryOptions({
    queryKey: ['dispatch', 'rounds', order],
    queryFn: ({ pageParam }) => unwrap(http.GET('/api/v1/workorders/{key}/offers', { params: { path: { key: order }, query: pageParam ? { cursor: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const withdrawOffers = (order: string) =>
  new Write<null, Round>((_, headers) => unwrap(http.POST('/api/v1/workorders/{key}/offers/withdraw', { params: { path: { key: order } }, headers })));

/** Nobody is asked any more: the order goes from one list to the other, and its page shows it. */
export function takenBack(client: QueryClient, order: string): void {
  void client.invalidateQueries({ queryKey: roundsQuery(order).queryKey });
  listsAgain(client);
  writtenBeside(client, order);
}
