import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import { newKey } from '@/api/ids';
import type { Change } from '@/api/live/poller';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

import { listsAgain } from '../queries';
import { joined, remembered, withVerdicts } from './parts';
import type { Asked, Head, PartVerdicts, Proposal, Taken, Taking } from './types';

type Schemas = components['schemas'];

const ALL = ['dispatch', 'proposals'] as const;
const CHECKS = [...ALL, 'check'] as const;
const LOOK_AGAIN_MS = 1000;
const at = (key: string) => ({ params: { path: { key } } });

/** What was asked for, the latest first; looked at again while any is being worked at. */
export const proposalsQuery = infiniteQueryOptions({
  queryKey: [...ALL, 'list'],
  queryFn: ({ pageParam }) => unwrap(http.GET('/api/v1/dispatch/proposals', { params: { query: { ...(pageParam && { cursor: pageParam }) } } })),
  initialPageParam: '',
  getNextPageParam: (last) => last.next,
  refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.rows.some((row) => row.state === 'running')) ? LOOK_AGAIN_MS * 3 : false),
});

/** One; while it is worked at it is looked at again and again. */
export const proposalQuery = (key: string) =>
  queryOptions({
    queryKey: [...ALL, 'one', key],
    queryFn: ({ signal }): Promise<Proposal> => readWhole(key, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_AGAIN_MS : false),
  });

/** What does not fit the first answer is read page by page: a plan is chosen from as a whole. */
async function readWhole(key: string, signal: AbortSignal): Promise<Proposal> {
  const told = await unwrap(http.GET('/api/v1/dispatch/proposals/{key}', { ...at(key), signal }));
  const page = (cursor: string) => ({ params: { path: { key }, query: { cursor } }, signal });
  const [allParts, allLeft] = await Promise.all([
    pagesFrom(told.parts, told.parts_next, (cursor) => unwrap(http.GET('/api/v1/dispatch/proposals/{key}/parts', page(cursor)))),
    pagesFrom(told.left, told.left_next, (cursor) => unwrap(http.GET('/api/v1/dispatch/proposals/{key}/left', page(cursor)))),
  ]);
  return { ...told, parts: joined(allParts), left: allLeft };
}

async function pagesFrom<Row>(first: readonly Row[], next: string | null, read: (cursor: string) => Promise<{ rows: Row[]; next: string | null }>): Promise<Row[]> {
  const rows = [...first];
  for (let cursor = next; cursor; ) {
    const page = await read(cursor);
    rows.push(...page.rows);
    cursor = page.next;
  }
  return rows;
}

/** Which of its parts still hold. What happens to what they rest on has it asked again. */
export const checkQuery = (key: string) =>
  queryOptions({
    queryKey: [...CHECKS, key],
    queryFn: ({ signal }): Promise<PartVerdicts> => unwrap(http.POST('/api/v1/dispatch/proposals/{key}/check', { ...at(key), body: { parts: null }, headers: { 'Idempotency-Key': newKey() }, signal })),
    staleTime: 0,
  });

export const askForProposal = () => new Write<Asked, Head>((body, headers) => unwrap(http.POST('/api/v1/dispatch/proposals', { body, headers })));
export const askForNight = () => new Write<Schemas['NightIn'], Schemas['ProposalList']>((body, headers) => unwrap(http.POST('/api/v1/dispatch/proposals/night', { body, headers })));
export const stopProposal = (key: string) => new Write<null, Head>((_, headers) => unwrap(http.POST('/api/v1/dispatch/proposals/{key}/stop', { ...at(key), headers })));
export const takeProposal = (key: string) => new Write<{ parts: number[] }, Taking>((body, headers) => unwrap(http.POST('/api/v1/dispatch/proposals/{key}/take', { ...at(key), body, headers })));

const takingAt = (key: string, taking: string) => ({ params: { path: { key, taking } } });
export const stopTaking = (key: string) => new Write<string, Taking>((taking, headers) => unwrap(http.POST('/api/v1/dispatch/proposals/{key}/takings/{taking}/stop', { ...takingAt(key, taking), headers })));

/** How far a taking is; what it has done by now stands in the plan at once, before anything is read again. */
export const takingQuery = (key: string, taking: string) =>
  queryOptions({
    queryKey: [...ALL, 'taking', key, taking],
    queryFn: async ({ client, signal }): Promise<Taking> => {
      const told = await unwrap(http.GET('/api/v1/dispatch/proposals/{key}/takings/{taking}', { ...takingAt(key, taking), signal }));
      proposalTaken(client, key, told);
      return told;
    },
    staleTime: Infinity,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? LOOK_AGAIN_MS : false),
  });

/** It was asked for: it is known before it is read, and the list is read again. */
export function proposalAsked(client: QueryClient, head: Head): void {
  client.setQueryData(proposalQuery(head.key).queryKey, { ...head, parts: [], left: [] });
  listAgain(client);
}

/** It is told anew, without what it changes. */
export function proposalTold(client: QueryClient, head: Head): void {
  client.setQueryData(proposalQuery(head.key).queryKey, (before) => before && { ...before, ...head });
  listAgain(client);
}

export const listAgain = (client: QueryClient): void => void client.invalidateQueries({ queryKey: proposalsQuery.queryKey });

/** Some of it was taken, some did not hold: both stand there at once; when it is over, all that rests on it is read again. */
export function proposalTaken(client: QueryClient, key: string, done: Taken & Pick<Taking, 'state'>): void {
  client.setQueryData(proposalQuery(key).queryKey, (before) => before && remembered(before, done, new Date().toISOString()));
  client.setQueryData(checkQuery(key).queryKey, (before) => withVerdicts(before, done));
  if (done.state === 'running') return;
  proposalAgain(client, key);
  listsAgain(client);
}

/** What is proposed, and whether it holds, are read again. */
export function proposalAgain(client: QueryClient, key: string): void {
  void client.invalidateQueries({ queryKey: proposalQuery(key).queryKey });
  void client.invalidateQueries({ queryKey: checkQuery(key).queryKey });
}

/** Whether anything that happened touches what a plan on the page still wants to change: its orders, or who is to go. */
export function proposalsConcerned(client: QueryClient, changes: readonly Change[]): boolean {
  const subjects = new Set(changes.map((change) => change.subject));
  return client
    .getQueryCache()
    .findAll({ queryKey: CHECKS, type: 'active' })
    .some(({ queryKey }) => restsOn(client.getQueryData(proposalQuery(String(queryKey[CHECKS.length])).queryKey), subjects));
}

function restsOn(proposal: Proposal | undefined, subjects: ReadonlySet<string>): boolean {
  const open = proposal?.parts.filter((part) => part.taken_at === null) ?? [];
  return open.some((part) => part.changes.some(({ order, engineer, mates, was }) => [order, engineer, was?.engineer, ...mates].some((one) => subjects.has(one?.key ?? ''))));
}

export const checksAgain = (client: QueryClient): void => void client.invalidateQueries({ queryKey: CHECKS });
