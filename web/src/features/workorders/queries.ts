import { infiniteQueryOptions, queryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components, paths } from '@/api/staff';
import { Write } from '@/api/write';

import type { ListSpot } from './lists/spot';
import { narrowedTo, type Narrowed } from './paths';
import type { MoveName } from './status';
import type { Entry, Order, Row, ViewName, Visit, VisitMove } from './types';

/** `own`: with what the company's own fields hold. */
export type QueueSpot = { view: ViewName; list?: ListSpot; own?: boolean } & Narrowed;

export type QueuePages = InfiniteData<components['schemas']['Queue']>;

/** The first page is what somebody looks at; who scrolls on gets more at once, so that reading all again stays cheap. */
const FIRST_PAGE = 50;
const NEXT_PAGE = 100;
const TIMELINE_PAGE = 200;

export const queueQuery = ({ view, list, own = false, ...told }: QueueSpot) =>
  infiniteQueryOptions({
    queryKey: ['workorders', 'queue', view, { ...narrowedTo(told), ...list, ...(own && { own }) }],
    queryFn: ({ pageParam }) =>
      unwrap(http.GET('/api/v1/workorders', { params: { query: { view, cursor: pageParam, limit: pageParam ? NEXT_PAGE : FIRST_PAGE, ...narrowedTo(told), ...list, ...(own && { custom: true }) } } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

/** The rows of all pages read so far; one that moved between two pages while they were read is shown once. */
export function rowsOf(pages: QueuePages | undefined): Row[] {
  const rows = new Map<string, Row>();
  for (const row of pages?.pages.flatMap((page) => page.rows) ?? []) rows.set(row.key, row);
  return [...rows.values()];
}

export const countsQuery = queryOptions({
  queryKey: ['workorders', 'counts'],
  queryFn: () => unwrap(http.GET('/api/v1/workorders/counts')),
});

export const orderQuery = (key: string) =>
  queryOptions({
    queryKey: ['workorders', 'order', key],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}', { params: { path: { key } } })),
  });

/** What was sent about an order, newest first. */
export const lettersQuery = (key: string) =>
  infiniteQueryOptions({
    queryKey: ['workorders', 'letters', key],
    queryFn: ({ pageParam }) => unwrap(http.GET('/api/v1/workorders/{key}/letters', { params: { path: { key }, query: pageParam ? { cursor: pageParam } : {} } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

/** What happened to an order, oldest first, and what the keys in it stand for. */
export type Told = { entries: Entry[]; names: components['schemas']['Timeline']['names'] };

export const timelineQuery = (key: string) =>
  queryOptions({ queryKey: ['workorders', 'timeline', key], queryFn: () => wholeTimeline(key) });

async function wholeTimeline(key: string): Promise<Told> {
  const told: Told = { entries: [], names: {} };
  let cursor: string | null = '';
  while (cursor !== null) {
    const query: { cursor: string; limit: number } = { cursor, limit: TIMELINE_PAGE };
    const page: components['schemas']['Timeline'] = await unwrap(
      http.GET('/api/v1/workorders/{key}/timeline', { params: { path: { key }, query } }),
    );
    told.entries.push(...page.rows);
    Object.assign(told.names, page.names);
    cursor = page.next;
  }
  return told;
}

/** The order with this number, if the reader may see it. */
export const numberQuery = (number: number) =>
  queryOptions({
    queryKey: ['workorders', 'number', number],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/number/{number}', { params: { path: { number } } })),
  });

type MovePath = Extract<keyof paths, `/api/v1/workorders/{key}/${MoveName}`>;

export const makeMove = (key: string, move: MoveName) =>
  new Write<Record<string, unknown>, Order>((facts, headers) =>
    unwrap(http.POST(`/api/v1/workorders/{key}/${move}` as MovePath, { params: { path: { key } }, body: facts as never, headers })),
  );

/** A verb with its facts for many orders, each with the version that was seen; what came of each is in the answer. */
export const moveOrders = () =>
  new Write<components['schemas']['BulkIn'], components['schemas']['BulkOut']>((body, headers) => unwrap(http.POST('/api/v1/workorders/bulk', { body, headers })));

export const addNote = (key: string) =>
  new Write<{ body: string; public: boolean; mentions: string[]; files: string[]; templates: string[] }, components['schemas']['NoteOut']>((note, headers) =>
    unwrap(http.POST('/api/v1/workorders/{key}/notes', { params: { path: { key } }, body: note, headers })),
  );

export const bePresent = (key: string) =>
  new Write<{ writing: boolean }, components['schemas']['PresentOut'][]>((body, headers) =>
    unwrap(http.POST('/api/v1/workorders/{key}/presence', { params: { path: { key } }, body, headers })),
  );

/** All that surrounds an order. Its key stands below the order's, so that whatever reads that again reads this too. */
export const aroundQuery = (key: string) =>
  queryOptions({
    queryKey: ['workorders', 'order', key, 'around'],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}/around', { params: { path: { key } } })),
  });

export type OrderFile = components['schemas']['FileOut'];

/** The files of an order, below the order's key: news of the order are news of them. */
export const filesQuery = (key: string) =>
  queryOptions({
    queryKey: ['workorders', 'order', key, 'files'],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}/files', { params: { path: { key } } })),
    refetchInterval: ({ state }) => lookAgain(state.data?.rows ?? []),
  });

const SOON_MS = 4_000;
const LATER_MS = 30_000;

/** While a file is on its way it is looked for again, also where no news come in. */
function lookAgain(files: OrderFile[]): number | false {
  if (files.some((file) => file.state === 'checking' || file.state === 'uploading')) return SOON_MS;
  return files.some((file) => file.state === 'promised') && LATER_MS;
}

/** Where a file of an order is read; the browser asks for it itself. */
export const fileAddress = (order: string) => (key: string, view: 'original' | 'preview' | 'thumbnail'): string =>
  `/api/v1/workorders/${order}/files/${key}${view === 'original' ? '' : `?view=${view}`}`;

export const removeFile = (key: string) =>
  new Write<{ file: string }, components['schemas']['FileList']>(({ file }, headers) =>
    unwrap(http.DELETE('/api/v1/workorders/{key}/files/{attachment}', { params: { path: { key, attachment: file } }, headers })),
  );

/** What is settled by hand changes seldom; whoever settles it reads it again. */
export const SETTLED_MS = 60_000;

export const kindsQuery = queryOptions({
  queryKey: ['workorders', 'kinds'],
  queryFn: () => unwrap(http.GET('/api/v1/kinds')),
  staleTime: SETTLED_MS,
});

export const categoriesQuery = queryOptions({
  queryKey: ['workorders', 'categories'],
  queryFn: () => unwrap(http.GET('/api/v1/categories')),
  staleTime: SETTLED_MS,
});

const CHOICES = 200;

/** Whom and what of a customer an order can be about. */
export const contactsToChooseQuery = (customer: string) =>
  queryOptions({
    queryKey: ['workorders', 'choose', 'contact', customer],
    queryFn: () => unwrap(http.GET('/api/v1/contacts', { params: { query: { customer, limit: CHOICES } } })),
  });

export const sitesToChooseQuery = (customer: string) =>
  queryOptions({
    queryKey: ['workorders', 'choose', 'site', customer],
    queryFn: () => unwrap(http.GET('/api/v1/sites', { params: { query: { customer, limit: CHOICES } } })),
  });

export const assetsToChooseQuery = (customer: string) =>
  queryOptions({
    queryKey: ['workorders', 'choose', 'asset', customer],
    queryFn: () => unwrap(http.GET('/api/v1/assets', { params: { query: { customer, limit: CHOICES } } })),
  });

type Schemas = components['schemas'];

export const changeOrder = (key: string) =>
  new Write<Partial<Schemas['ChangeIn']>, Order>((body, headers) =>
    unwrap(http.PATCH('/api/v1/workorders/{key}', { params: { path: { key } }, body, headers })),
  );

export const watchOrder = (key: string) =>
  new Write<{ watching: boolean }, Order>((body, headers) => unwrap(http.POST('/api/v1/workorders/{key}/watch', { params: { path: { key } }, body, headers })));

export const linkOrder = (key: string) =>
  new Write<{ other: string }, Order>((body, headers) => unwrap(http.POST('/api/v1/workorders/{key}/links', { params: { path: { key } }, body, headers })));

export const placeHold = (key: string) =>
  new Write<{ reason: string }, Order>((body, headers) => unwrap(http.POST('/api/v1/workorders/{key}/holds', { params: { path: { key } }, body, headers })));

export const liftHold = (key: string) =>
  new Write<{ hold: string }, Order>(({ hold }, headers) =>
    unwrap(http.POST('/api/v1/workorders/{key}/holds/{hold}/lift', { params: { path: { key, hold } }, headers })),
  );

export const answerHandOff = (key: string, handOff: string) =>
  new Write<Schemas['AnswerIn'], Order>((body, headers) =>
    unwrap(http.POST('/api/v1/workorders/{key}/hand_offs/{hand_off}', { params: { path: { key, hand_off: handOff } }, body, headers })),
  );

export const planVisit = (key: string) =>
  new Write<Partial<Schemas['PlanIn']>, Visit>((body, headers) =>
    unwrap(http.POST('/api/v1/workorders/{key}/visits', { params: { path: { key } }, body: { mates: [], ...body }, headers })),
  );

type VisitPath = Extract<keyof paths, `/api/v1/visits/{key}/${VisitMove}`>;

export const moveVisit = (key: string, move: VisitMove) =>
  new Write<Record<string, unknown>, Visit>((facts, headers) =>
    unwrap(http.POST(`/api/v1/visits/{key}/${move}` as VisitPath, { params: { path: { key } }, body: facts as never, headers })),
  );

/** The number of whoever is to be called about an order in its contact's place; that it was asked for goes on record. */
export const revealCalled = (key: string) =>
  new Write<Record<string, never>, Schemas['NumberOut']>((_, headers) => unwrap(http.POST('/api/v1/workorders/{key}/number', { params: { path: { key } }, headers })));

export type WishChange = Partial<Schemas['WishIn']>;

export const changeWish = (key: string) =>
  new Write<WishChange, Order>((body, headers) => unwrap(http.PATCH('/api/v1/workorders/{key}/wish', { params: { path: { key } }, body, headers })));

/** Reads again what others may have changed. What is being read at that moment is left alone. */
export const readAgain = {
  lists(client: QueryClient): void {
    again(client, 'workorders', 'queue');
    again(client, 'workorders', 'counts');
    again(client, 'workorders', 'history');
  },
};

const again = (client: QueryClient, ...queryKey: string[]): void =>
  void client.invalidateQueries({ queryKey }, { cancelRefetch: false });

/** What a write answered with is the order as it is now; what hangs on it is read again. */
export function written(client: QueryClient, order: Order): void {
  client.setQueryData(orderQuery(order.key).queryKey, order);
  writtenBeside(client, order.key, true);
}

/** Something of an order was written that did not answer with the order. */
export function writtenBeside(client: QueryClient, key: string, hasOrder = false): void {
  void client.invalidateQueries({ queryKey: hasOrder ? aroundQuery(key).queryKey : orderQuery(key).queryKey });
  if (hasOrder) void client.invalidateQueries({ queryKey: filesQuery(key).queryKey });
  void client.invalidateQueries({ queryKey: timelineQuery(key).queryKey });
  again(client, 'workorders', 'queue');
  again(client, 'workorders', 'counts');
}
