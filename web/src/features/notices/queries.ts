import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { Change } from '@/api/live/poller';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

export type Notice = components['schemas']['NoticeOut'];
export type Which = 'unread' | 'all';

const PAGE = 50;
const GLANCE = 8;

/** The newest few, and how many are unread: what the header shows. */
export const glanceQuery = queryOptions({
  queryKey: ['notices', 'glance'],
  queryFn: () => unwrap(http.GET('/api/v1/notices', { params: { query: { limit: GLANCE } } })),
  staleTime: 60_000,
});

export const inboxQuery = (which: Which) =>
  infiniteQueryOptions({
    queryKey: ['notices', 'inbox', which],
    queryFn: ({ pageParam }) =>
      unwrap(http.GET('/api/v1/notices', { params: { query: { limit: PAGE, unread: which === 'unread', ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

/** Marks single notices as read, or all up to the newest that was seen. */
export const markRead = () =>
  new Write<{ keys: string[] } | { until: string }, components['schemas']['ReadOut']>((body, headers) =>
    unwrap(http.POST('/api/v1/notices/read', { body: { keys: [], ...body }, headers })),
  );

export const readInboxAgain = (client: QueryClient): void => void client.invalidateQueries({ queryKey: ['notices'] }, { cancelRefetch: false });

const ABOUT_NOTICES = new Set(['PersonNotified', 'InboxRead', 'ReminderChanged']);

/** Reads the inbox again when something in it is new, or was read in another window. */
export function noticesChanged(client: QueryClient, changes: Change[]): void {
  if (changes.some((change) => ABOUT_NOTICES.has(change.kind))) readInboxAgain(client);
}
