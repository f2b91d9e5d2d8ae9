import { queryOptions } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';

export type Drawn = components['schemas']['MapOut'];

/** Sites and the source of tiles change seldom. */
const SETTLED_MS = 600_000;

/** What the map is drawn on: the source of its ground, and the territories; the names of both are the reader's. */
export const mapQuery = (language: string) =>
  queryOptions({
    queryKey: ['dispatch', 'map', language],
    queryFn: (): Promise<Drawn> => unwrap(http.GET('/api/v1/dispatch/map')),
    staleTime: SETTLED_MS,
  });
