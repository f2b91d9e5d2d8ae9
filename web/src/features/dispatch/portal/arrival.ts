import { queryOptions } from '@tanstack/react-query';

import { unwrap } from '@/api/http';
import type { components } from '@/api/portal';
import { portal } from '@/api/portal-http';
import { Problem } from '@/api/problem';

export type Arrival = components['schemas']['PortalArrival'];

const POLL_MS = 15_000;

/** When somebody is expected. The secret goes in a header: an address would stand in logs. */
export const arrivalQuery = (secret: string) =>
  queryOptions({
    queryKey: ['dispatch', 'arrival', secret],
    queryFn: () => unwrap(portal.GET('/api/v1/portal/arrival', { headers: { 'X-Arrival-Link': secret } })),
    refetchInterval: ({ state }) => (isUnknown(state.error) || (state.data !== undefined && state.data.state !== 'travelling') ? false : POLL_MS),
    refetchOnWindowFocus: true,
    retry: (count, failure) => count < 2 && !isUnknown(failure),
  });

/** The same of an order of one's own, below its key, whose news are its. */
export const ownArrivalQuery = (order: string) =>
  queryOptions({
    queryKey: ['workorders', 'one', order, 'arrival'],
    queryFn: () => unwrap(portal.GET('/api/v1/portal/workorders/{key}/arrival', { params: { path: { key: order } } })),
    refetchInterval: POLL_MS, // the link is made a moment after they set out
    refetchOnWindowFocus: true,
  });

/** A link that is over, or never was. */
export const isUnknown = (failure: unknown): boolean => failure instanceof Problem && failure.status === 404;
