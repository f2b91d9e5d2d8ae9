import { keepPreviousData, queryOptions } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';

export type Found = components['schemas']['FoundOut'];

const FRESH_MS = 30_000;

/** A few orders, customers, assets and colleagues for some letters. While the next answer is under way the last one stays. */
export const findQuery = (asked: string) =>
  queryOptions({
    queryKey: ['workorders', 'find', asked],
    queryFn: ({ signal }) => unwrap(http.GET('/api/v1/find', { params: { query: { q: asked } }, signal })),
    enabled: asked !== '',
    staleTime: FRESH_MS,
    placeholderData: keepPreviousData,
  });
