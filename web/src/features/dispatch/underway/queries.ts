import { queryOptions } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';

export type VisitArrival = components['schemas']['VisitArrival'];

const POLL_MS = 15_000;

/** When whoever set out for a visit is expected, and the link for its customer. The order's key stands in it: news of the order are news of this. */
export const arrivalQuery = (order: string, visit: string) =>
  queryOptions({
    queryKey: ['dispatch', 'arrival', order, visit],
    queryFn: () => unwrap(http.GET('/api/v1/visits/{key}/arrival', { params: { path: { key: visit } } })),
    refetchInterval: POLL_MS,
  });
