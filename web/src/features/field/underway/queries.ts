import { queryOptions } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

export type Sharing = components['schemas']['PositionSharingOut'];
export type Here = components['schemas']['PositionIn'];

/** What I said of sharing where I am, and what the company takes. */
export const sharingQuery = queryOptions({
  queryKey: ['field', 'position-sharing'],
  queryFn: () => unwrap(http.GET('/api/v1/me/position_sharing')),
  staleTime: 60_000,
  retry: false,
});

export const saySharing = () => new Write<{ shares: boolean }, Sharing>((body, headers) => unwrap(http.PUT('/api/v1/me/position_sharing', { body, headers })));

/** Only the last place counts: no repeats and no queue, whoever was offline sends where they are now. */
export const sendHere = (body: Here): Promise<unknown> => unwrap(http.PUT('/api/v1/me/position', { body }));
