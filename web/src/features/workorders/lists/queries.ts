import { queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

import { SETTLED_MS } from '../queries';
import type { Among, View } from './types';

type Schemas = components['schemas'];


export const fieldsQuery = queryOptions({
  queryKey: ['workorders', 'fields'],
  queryFn: () => unwrap(http.GET('/api/v1/workorders/fields')),
  staleTime: SETTLED_MS,
});

export const previewQuery = (filter: string, among: Among) =>
  queryOptions({
    queryKey: ['workorders', 'preview', filter, among],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/preview', { params: { query: { filter, among } } })),
    staleTime: 10_000,
    retry: false,
  });

export const viewsQuery = queryOptions({
  queryKey: ['workorders', 'views'],
  queryFn: () => unwrap(http.GET('/api/v1/workorders/views')),
  staleTime: 60_000,
});

/** Below the ready views' counts, so that whatever reads those again reads these too. */
export const viewCountsQuery = queryOptions({
  queryKey: ['workorders', 'counts', 'views'],
  queryFn: () => unwrap(http.GET('/api/v1/workorders/views/counts')),
});

const SITES = 200;

export const sitesQuery = queryOptions({
  queryKey: ['customers', 'sites', 'newest'],
  queryFn: () => unwrap(http.GET('/api/v1/sites', { params: { query: { limit: SITES } } })),
  staleTime: SETTLED_MS,
});

export const keepView = () =>
  new Write<Schemas['ViewIn'], View>((body, headers) => unwrap(http.POST('/api/v1/workorders/views', { body, headers })));

export const changeView = (key: string) =>
  new Write<Partial<Schemas['ViewChangeIn']>, View>((body, headers) =>
    unwrap(http.PATCH('/api/v1/workorders/views/{key}', { params: { path: { key } }, body, headers })),
  );

export const arrangeViews = () =>
  new Write<Schemas['ViewsInOrder'], Schemas['ViewsOut']>((body, headers) => unwrap(http.PUT('/api/v1/workorders/views/order', { body, headers })));

export const archiveView = (key: string) =>
  new Write<Record<string, never>, View>((_, headers) =>
    unwrap(http.POST('/api/v1/workorders/views/{key}/archive', { params: { path: { key } }, headers })),
  );

export const restoreView = (key: string) =>
  new Write<Record<string, never>, View>((_, headers) =>
    unwrap(http.POST('/api/v1/workorders/views/{key}/restore', { params: { path: { key } }, headers })),
  );

export const beginExport = () =>
  new Write<Schemas['ExportIn'], Schemas['ExportOut']>((body, headers) =>
    unwrap(http.POST('/api/v1/workorders/exports', { body, headers })),
  );

export const stopExport = (key: string) =>
  new Write<Record<string, never>, Schemas['ExportOut']>((_, headers) =>
    unwrap(http.POST('/api/v1/workorders/exports/{key}/stop', { params: { path: { key } }, headers })),
  );

const LOOK_MS = 800;

/** The reader's exports; looked at again as long as one is under way. */
export const exportsQuery = queryOptions({
  queryKey: ['workorders', 'exports'],
  queryFn: () => unwrap(http.GET('/api/v1/workorders/exports')),
  refetchInterval: ({ state }) => (state.data?.rows.some((row) => row.state === 'running') ? LOOK_MS : false),
});

export const exportFile = (key: string): string => `/api/v1/workorders/exports/${key}/file`;

/** Views were kept, changed or put away: they and their counts are read again. */
export function viewsChanged(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: viewsQuery.queryKey });
  void client.invalidateQueries({ queryKey: viewCountsQuery.queryKey });
}

export const exportsChanged = (client: QueryClient): void => void client.invalidateQueries({ queryKey: exportsQuery.queryKey });
