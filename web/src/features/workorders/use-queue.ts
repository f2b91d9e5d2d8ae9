import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

import { LIST_PARTS, listSpotOf } from './lists/spot';
import { NARROWINGS, type Narrowed } from './paths';
import { queueQuery, rowsOf, type QueuePages, type QueueSpot } from './queries';
import { views } from './status';
import type { ViewName } from './types';

/** What the address says of the queue; the rest of it (an order's tab, its timeline's filter) is the page's own. */
const OF_QUEUE: readonly string[] = ['view', ...NARROWINGS, ...LIST_PARTS];

/** The queue the address names: its view, what it is narrowed to and how it is sorted. An unknown view is the open one. */
export function useQueueSpot(): QueueSpot & { search: string } {
  const [params] = useSearchParams();
  const named = params.get('view');
  const view: ViewName = views.find((one) => one === named) ?? 'open';
  const narrowed: Narrowed = Object.fromEntries(NARROWINGS.map((one) => [one, params.get(one) ?? undefined]));
  const told = new URLSearchParams([...params].filter(([name]) => OF_QUEUE.includes(name)));
  return { view, ...narrowed, list: listSpotOf(params), search: told.size > 0 ? `?${told.toString()}` : '' };
}

type Pages = InfiniteData<QueuePages['pages'][number], string>;

/** The queue the address names as it was read last: with the company's own fields, where a list shows them. */
export function useQueueAsRead(spot: QueueSpot) {
  const own = useQueryClient().getQueryData(queueQuery({ ...spot, own: true }).queryKey) !== undefined;
  return useQueue({ ...spot, own });
}

export function useQueue(spot: QueueSpot) {
  const client = useQueryClient();
  const besides = queueQuery({ ...spot, own: !spot.own }); // the same rows: they stand until those with or without the company's own fields are there
  const queue = useInfiniteQuery({ ...queueQuery(spot), placeholderData: () => client.getQueryData<Pages>(besides.queryKey) });
  const rows = useMemo(() => rowsOf(queue.data), [queue.data]);
  return { ...queue, rows };
}
