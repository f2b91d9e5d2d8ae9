import { infiniteQueryOptions, queryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

import { timelineQuery } from '../queries';
import type { OrderTime, PersonTime } from './types';

type Schemas = components['schemas'];

/** The time that went into an order, below the order's key: news of the order are news of its time. */
export const orderTimeQuery = (order: string) =>
  queryOptions({
    queryKey: ['workorders', 'order', order, 'time'],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}/time', { params: { path: { key: order } } })),
  });

const TIME = ['workorders', 'time'] as const;
const PAGE = 200;

/** The reader's own days, today if none are named. A phone's range is short: all of it is one page. */
export const ownTimeQuery = (since = '', until = '') =>
  queryOptions({
    queryKey: [...TIME, 'own', since, until],
    queryFn: () => unwrap(http.GET('/api/v1/time', { params: { query: { limit: PAGE, ...(since && { since }), ...(until && { until }) } } })),
  });

/** Somebody's days, page by page; without a key the reader's own. */
export const personTimeQuery = (person: string, since: string, until: string) =>
  infiniteQueryOptions({
    queryKey: [...TIME, 'person', person, since, until],
    queryFn: ({ pageParam }) => {
      const query = { since, until, limit: PAGE, ...(pageParam && { cursor: pageParam }) };
      return person === ''
        ? unwrap(http.GET('/api/v1/time', { params: { query } }))
        : unwrap(http.GET('/api/v1/people/{key}/time', { params: { path: { key: person }, query } }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export type TimePages = InfiniteData<PersonTime>;

const at = (key: string) => ({ params: { path: { key } } });

export const startTime = (order: string) =>
  new Write<Schemas['TimeStartIn'], OrderTime>((body, headers) => unwrap(http.POST('/api/v1/workorders/{key}/time/start', { ...at(order), body, headers })));

export const stopTime = (order: string) => new Write<null, OrderTime>((_, headers) => unwrap(http.POST('/api/v1/workorders/{key}/time/stop', { ...at(order), headers })));

export const enterTime = (order: string) =>
  new Write<Schemas['TimeEnterIn'], OrderTime>((body, headers) => unwrap(http.POST('/api/v1/workorders/{key}/time', { ...at(order), body, headers })));

export const correctTime = (span: string) =>
  new Write<Schemas['TimeCorrectIn'], OrderTime>((body, headers) => unwrap(http.POST('/api/v1/time/{key}/correct', { ...at(span), body, headers })));

export const strikeTime = (span: string) =>
  new Write<Schemas['TimeStrikeIn'], OrderTime>((body, headers) => unwrap(http.POST('/api/v1/time/{key}/strike', { ...at(span), body, headers })));

/** Time was written: of the order (where it is known which) as the server says, of everybody's days read again. */
export function timeWritten(client: QueryClient, order: string | undefined, told: OrderTime): void {
  if (order !== undefined) {
    client.setQueryData(orderTimeQuery(order).queryKey, told);
    void client.invalidateQueries({ queryKey: timelineQuery(order).queryKey });
  }
  void client.invalidateQueries({ queryKey: TIME });
  void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[3] === 'time' && queryKey[2] !== order });
}
