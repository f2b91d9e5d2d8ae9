import { infiniteQueryOptions, queryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import { newKey } from '@/api/ids';
import type { Change } from '@/api/live/poller';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';
import { writtenBeside } from '@/features/workorders/queries';

import type { Preview, Sending, Suggestion, Waiting } from './types';

type Schemas = components['schemas'];
export type WaitingPages = InfiniteData<Schemas['UndecidedList']>;
export type Send = Partial<Schemas['SendIn']>;
export type Body = Record<string, unknown>;

const PAGE = 20;
const SETTLED_MS = 60_000;
const of = (key: string) => ({ params: { path: { key } } });

/** Orders that wait for somebody, the most urgent first. */
export const undecidedQuery = infiniteQueryOptions({
  queryKey: ['dispatch', 'undecided'],
  queryFn: ({ pageParam }) => unwrap(http.GET('/api/v1/dispatch/undecided', { params: { query: { cursor: pageParam, limit: PAGE } } })),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
});

/** Visits that cannot be made as they were planned. */
export const outOfTurnQuery = queryOptions({
  queryKey: ['dispatch', 'out_of_turn'],
  queryFn: () => unwrap(http.GET('/api/v1/dispatch/out_of_turn')),
});

/** One that moved between two pages while they were read is shown once. */
export const waitingOf = (pages: WaitingPages | undefined): Waiting[] => [...new Map((pages?.pages ?? []).flatMap((page) => page.rows.map((row) => [row.order.key, row] as const))).values()];

let turn: Promise<unknown> = Promise.resolve();

/** The order's key does not stand by itself: that it was decided is news of it, and must not have it decided again. */
const suggestionKey = (order: string) => ['dispatch', 'suggestion', `of ${order}`] as const;

/** Everybody weighed for an order nobody has weighed lately: one order after another, so that a long list is no storm. */
export const suggestionQuery = (order: string) =>
  queryOptions({
    queryKey: suggestionKey(order),
    queryFn: () => {
      const mine = turn.then(() => decideOrder(order).run({ without: [], only: [] }));
      turn = mine.catch(() => undefined);
      return mine;
    },
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

export const decideOrder = (order: string) =>
  new Write<Schemas['DecideIn'], Suggestion>((body, headers) => unwrap(http.POST('/api/v1/workorders/{key}/decisions', { ...of(order), body, headers })));

export const sendAsDecided = (order: string, decision: string) =>
  new Write<Send, Sending>((body, headers) => unwrap(http.POST('/api/v1/workorders/{key}/decisions/{decision}/send', { params: { path: { key: order, decision } }, body: { reason: '', over_offers: false, over_promise: false, ...body }, headers })));

export const recallAsDecided = (order: string, decision: string) =>
  new Write<null, Sending>((_, headers) => unwrap(http.POST('/api/v1/workorders/{key}/decisions/{decision}/recall', { params: { path: { key: order, decision } }, headers })));

export const offerAsDecided = (order: string, decision: string) =>
  new Write<Schemas['OfferIn'], Schemas['RoundOut']>((body, headers) => unwrap(http.POST('/api/v1/workorders/{key}/decisions/{decision}/offer', { params: { path: { key: order, decision } }, body, headers })));

/** What was decided about an order, newest first. The order's key stands in it: news of the order are news of this. */
export const decisionsQuery = (order: string) =>
  infiniteQueryOptions({
    queryKey: ['dispatch', 'decisions', order],
    queryFn: ({ pageParam }) => unwrap(http.GET('/api/v1/workorders/{key}/decisions', { params: { path: { key: order }, query: pageParam ? { cursor: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const whyQuery = (order: string, decision: string) =>
  queryOptions({
    queryKey: ['dispatch', 'why', order, decision],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}/decisions/{decision}', { params: { path: { key: order, decision } } })),
    staleTime: SETTLED_MS,
  });

/** How one engineer stood; of a decision that never changes. */
export const standingQuery = (order: string, decision: string, engineer: string) =>
  queryOptions({
    queryKey: ['dispatch', 'standing', decision, engineer],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}/decisions/{decision}/candidates/{engineer}', { params: { path: { key: order, decision, engineer } } })),
    staleTime: Infinity,
    retry: false,
  });

export const mineQuery = (order: string) =>
  queryOptions({
    queryKey: ['dispatch', 'mine', order],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}/decisions/mine', of(order))),
    retry: false,
  });

export const policiesQuery = queryOptions({
  queryKey: ['dispatch', 'policies'],
  queryFn: () => unwrap(http.GET('/api/v1/dispatch/policies')),
  staleTime: SETTLED_MS,
});

export const versionsQuery = (code: string) =>
  infiniteQueryOptions({
    queryKey: ['dispatch', 'policies', code, 'versions'],
    queryFn: ({ pageParam }) => unwrap(http.GET('/api/v1/dispatch/policies/{code}/versions', { params: { path: { code }, query: pageParam ? { cursor: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

/** What an unpublished body would change; asked anew for each body, and of what waits at that moment. */
export const previewQuery = (code: string, body: Body) =>
  queryOptions({
    queryKey: ['dispatch', 'preview', code, body],
    queryFn: ({ signal }): Promise<Preview> => unwrap(http.POST('/api/v1/dispatch/preview', { body: { code, body }, headers: { 'Idempotency-Key': newKey() }, signal })),
    retry: false,
    gcTime: 0,
  });

export const publishPolicy = (code: string) =>
  new Write<{ name_zh: string; name_en: string; body: Body }, Schemas['DispatchPolicyOut']>((body, headers) => unwrap(http.PUT('/api/v1/dispatch/policies/{code}', { params: { path: { code } }, body, headers })));

export const choosePolicy = () =>
  new Write<Schemas['DispatchUseIn'], Schemas['DispatchUseOut']>((body, headers) => unwrap(http.POST('/api/v1/dispatch/uses', { body, headers })));

export const dropUse = () =>
  new Write<{ kind: string | null; priority: number | null }, unknown>(({ kind, priority }, headers) =>
    unwrap(http.DELETE('/api/v1/dispatch/uses', { params: { query: { ...(kind !== null && { kind }), ...(priority !== null && { priority }) } }, headers })),
  );

/** Engineers about whom something is missing. */
export const lacksQuery = infiniteQueryOptions({
  queryKey: ['dispatch', 'lacks'],
  queryFn: ({ pageParam }) => unwrap(http.GET('/api/v1/dispatch/lacks', { params: { query: pageParam ? { cursor: pageParam } : {} } })),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
});

/** An order was decided anew: the list shows it at once. */
export function keepSuggestion(client: QueryClient, order: string, suggestion: Suggestion): void {
  changeRows(client, (rows) => rows.map((row) => (row.order.key === order ? { ...row, suggestion } : row)));
  void client.invalidateQueries({ queryKey: decisionsQuery(order).queryKey });
}

/** Somebody goes: the order leaves the list, and whatever shows it reads it again. */
export function sent(client: QueryClient, order: string): void {
  changeRows(client, (rows) => rows.filter((row) => row.order.key !== order));
  void client.invalidateQueries({ queryKey: decisionsQuery(order).queryKey });
  void client.invalidateQueries({ queryKey: ['dispatch', 'why', order] });
  void client.invalidateQueries({ queryKey: undecidedQuery.queryKey }); // others may have been promised the same slot
  void client.invalidateQueries({ queryKey: ['dispatch', 'suggestion'], predicate: ({ queryKey }) => queryKey[2] !== suggestionKey(order)[2] }); // not this one, whose row is just going
  writtenBeside(client, order);
}

/** Who was sent does not go: the order is on the list again, and is weighed anew. */
export function recalled(client: QueryClient, order: string): void {
  void client.invalidateQueries({ queryKey: decisionsQuery(order).queryKey });
  client.removeQueries({ queryKey: suggestionKey(order) });
  listsAgain(client);
  writtenBeside(client, order);
}

/** Somebody is asked: the order goes from this list to that of those who are. */
export function asked(client: QueryClient, order: string): void {
  changeRows(client, (rows) => rows.filter((row) => row.order.key !== order));
  listsAgain(client);
  void client.invalidateQueries({ queryKey: decisionsQuery(order).queryKey });
  writtenBeside(client, order);
}

function changeRows(client: QueryClient, change: (rows: Waiting[]) => Waiting[]): void {
  client.setQueryData(undecidedQuery.queryKey, (pages) => pages && { ...pages, pages: pages.pages.map((page) => ({ ...page, rows: change(page.rows) })) });
}

/** What counts for orders was changed: what was suggested for them before is weighed anew. */
export function suggestionsAgain(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: undecidedQuery.queryKey });
  void client.invalidateQueries({ queryKey: ['dispatch', 'suggestion'] });
}

const FOLLOWING = new Set(['undecided', 'out_of_turn', 'offered', 'waiting', 'engineers']);

/** Lists that follow what happens; they are read again no more often than the door says. */
export const listsAgain = (client: QueryClient): void =>
  void client.invalidateQueries({ queryKey: ['dispatch'], predicate: ({ queryKey }) => FOLLOWING.has(String(queryKey[1])) }, { cancelRefetch: false });

const OF_POLICIES = new Set(['DispatchPolicyPublished', 'DispatchPolicyUsed', 'DispatchUseDropped']);
const OF_WINDOWS = new Set(['AppointmentRulePublished', 'AppointmentRuleDropped']);

/** Reads again what somebody has settled about dispatch; the facts have no key that stands in these. */
export function settledChanged(client: QueryClient, changes: Change[]): void {
  if (changes.some(({ kind }) => OF_POLICIES.has(kind))) void client.invalidateQueries({ queryKey: policiesQuery.queryKey }, { cancelRefetch: false });
  if (changes.some(({ kind }) => OF_WINDOWS.has(kind))) void client.invalidateQueries({ queryKey: ['dispatch', 'windows'] }, { cancelRefetch: false });
}
