import { queryOptions } from '@tanstack/react-query';

import { unwrap } from '@/api/http';
import type { components } from '@/api/portal';
import { portal } from '@/api/portal-http';
import { Write } from '@/api/write';

export type Rating = components['schemas']['RatingOut'];

/** Below the order's own key, so that news of the order is news of this. */
export const ratingQuery = (key: string) =>
  queryOptions({
    queryKey: ['workorders', 'one', key, 'rating'],
    queryFn: () => unwrap(portal.GET('/api/v1/portal/workorders/{key}/rating', { params: { path: { key } } })),
  });

export const rate = (key: string) =>
  new Write<{ stars: number; words: string }, Rating>((body, headers) =>
    unwrap(portal.POST('/api/v1/portal/workorders/{key}/rating', { params: { path: { key } }, body, headers })));
