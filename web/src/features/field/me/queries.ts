import { queryOptions } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

export type Presence = components['schemas']['EngineerPresenceOut'];
export type Said = components['schemas']['EngineerPresenceIn'];

/** Whether an engineer is there now; who is none has nothing to say. */
export const presenceQuery = (person: string) =>
  queryOptions({
    queryKey: ['field', 'presence', person],
    queryFn: () => unwrap(http.GET('/api/v1/people/{key}/presence', { params: { path: { key: person } } })),
    refetchInterval: 60_000,
  });

export const sayPresence = (person: string) =>
  new Write<Said, Presence>((body, headers) => unwrap(http.PUT('/api/v1/people/{key}/presence', { params: { path: { key: person } }, body, headers })));
