import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

import { LIST_PARTS, listSpotOf } from './lists/spot';
import { NARROWINGS, type Narrowed } from './paths';
import { queueQuery, rowsOf, type QueueSpot } from './queries';
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

export function useQueue(spot: QueueSpot) {
  const queue = useInfiniteQuery(queueQuery(spot));
  const rows = useMemo(() => rowsOf(queue.data), [queue.data]);
  return { ...queue, rows };
}
