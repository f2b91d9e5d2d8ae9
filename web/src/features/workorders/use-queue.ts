import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

import { listSpotOf } from './lists/spot';
import { queueQuery, rowsOf, type QueueSpot } from './queries';
import { views } from './status';
import type { ViewName } from './types';

/** The queue the address names: view and team. An unknown view is the open one. */
export function useQueueSpot(): QueueSpot & { search: string } {
  const [params] = useSearchParams();
  const named = params.get('view');
  const view: ViewName = views.find((one) => one === named) ?? 'open';
  const team = params.get('team') ?? undefined;
  const search = params.size > 0 ? `?${params.toString()}` : '';
  return { view, team, search, list: listSpotOf(params) };
}

export function useQueue(spot: QueueSpot) {
  const queue = useInfiniteQuery(queueQuery(spot));
  const rows = useMemo(() => rowsOf(queue.data), [queue.data]);
  return { ...queue, rows };
}
