import { queryOptions } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import { Write } from '@/api/write';

/** Where the reader is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['people', 'sessions'],
  queryFn: () => unwrap(http.GET('/api/v1/me/sessions')),
});

export const endSession = () =>
  new Write<{ key: string }, undefined>(async ({ key }, headers) => {
    await unwrap(http.DELETE('/api/v1/me/sessions/{key}', { params: { path: { key } }, headers }));
    return undefined;
  });
