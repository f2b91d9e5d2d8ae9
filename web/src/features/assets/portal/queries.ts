import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';

import { unwrap } from '@/api/http';
import type { components } from '@/api/portal';
import { portal } from '@/api/portal-http';
import { Problem } from '@/api/problem';

import { isKey, namedBy } from './label';

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

/** The one thing a label names, by its key or its serial; one that is nobody's here is not there. */
export const labelledQuery = (code: string) =>
  queryOptions({
    queryKey: ['assets', 'labelled', code],
    queryFn: async (): Promise<Asset> => {
      const name = namedBy(code);
      if (isKey(name)) return unwrap(portal.GET('/api/v1/portal/assets/{key}', { params: { path: { key: name } } }));
      const { rows } = await unwrap(portal.GET('/api/v1/portal/assets', { params: { query: { search: name, limit: PAGE } } }));
      const found = rows.find((row) => row.serial.toLowerCase() === name.toLowerCase());
      if (found === undefined) throw new Problem({ status: 404, code: 'not_found' });
      return found;
    },
  });

export const assetQuery = (key: string) =>
  queryOptions({
    queryKey: ['assets', 'one', key],
    queryFn: () => unwrap(portal.GET('/api/v1/portal/assets/{key}', { params: { path: { key } } })),
    staleTime: 60_000,
  });
