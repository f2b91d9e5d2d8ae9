import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { unwrap } from '@/api/http';
import type { components } from '@/api/portal';
import { portal } from '@/api/portal-http';

export type Asset = components['schemas']['AssetMine'];
export type AssetPage = components['schemas']['AssetPageMine'];

export const PAGE = 20;

export const assetsQuery = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['assets', 'mine', search],
    queryFn: ({ pageParam }) =>
      unwrap(portal.GET('/api/v1/portal/assets', { params: { query: { search, limit: PAGE, ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 60_000,
  });

export const assetQuery = (key: string) =>
  queryOptions({
    queryKey: ['assets', 'one', key],
    queryFn: () => unwrap(portal.GET('/api/v1/portal/assets/{key}', { params: { path: { key } } })),
    staleTime: 60_000,
  });
