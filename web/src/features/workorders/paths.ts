import type { ListSpot } from './lists/spot';

/** Where work orders are, below the door. The queue's place (view and what it is narrowed to) travels along, so that one can come back. */
export const QUEUE = '/orders';
/** One's own time; behind a person's address theirs. */
export const TIME = '/time';

/** What a queue can be narrowed to besides its view, each by a key. */
export const NARROWINGS = ['team', 'owner', 'customer', 'asset'] as const;
export type Narrowing = (typeof NARROWINGS)[number];
export type Narrowed = Partial<Record<Narrowing, string | undefined>>;

export const orderPath = (key: string, search: string): string => `${QUEUE}/${key}${search}`;
/** A plan of dispatch, a room above: only its address is known here. */
export const planPath = (key: string): string => `/dispatch/proposals/${key}`;
export const queuePath = (search: string): string => `${QUEUE}${search}`;
export const NEW_ORDER = `${QUEUE}/new`;

/** The keys of what a queue is narrowed to, and nothing else that came along. */
export const narrowedTo = (told: Narrowed): Partial<Record<Narrowing, string>> => Object.fromEntries(NARROWINGS.flatMap((one) => (told[one] ? [[one, told[one]]] : [])));

export const viewPath = (view: string, narrowed: Narrowed = {}, list: ListSpot = {}): string =>
  `${QUEUE}?${new URLSearchParams({ view, ...narrowedTo(narrowed), ...list }).toString()}`;

/** A kept view, as it was kept. */
export const savedPath = (key: string): string => `${QUEUE}?saved=${key}`;

/** Whether less is listed than the whole view, or more, or another list: the view's own count then says nothing. */
export const isNarrowed = ({ list = {}, ...told }: Narrowed & { list?: ListSpot }): boolean =>
  NARROWINGS.some((one) => told[one]) || [list.filter, list.saved].some(Boolean) || list.among === 'all';
