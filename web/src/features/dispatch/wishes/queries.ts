import { queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

import { suggestionsAgain } from '../queries';

type Schemas = components['schemas'];
export type Wish = Schemas['EngineerWishOut'];
export type How = Wish['how'];
export type Told = Pick<Schemas['EngineerWishIn'], 'engineer' | 'how' | 'reason'> & { order?: string; customer?: string };

/** What wishes are about: an order, with its customer where it has one, or a customer. */
export type About = { order: string; customer: string | undefined } | { customer: string };

/** What was ever wished. Both keys stand in it: news of the customer are news of what counts for its orders. */
export const wishesQuery = (about: About) =>
  queryOptions({
    queryKey: ['dispatch', 'wishes', 'order' in about ? about.order : '', about.customer ?? ''],
    queryFn: () => unwrap(http.GET('/api/v1/dispatch/wishes', { params: { query: 'order' in about ? { order: about.order } : { customer: about.customer } } })),
  });

export const wishEngineer = () => new Write<Told, Wish>((body, headers) => unwrap(http.POST('/api/v1/dispatch/wishes', { body, headers })));

export const liftWish = (key: string) => new Write<null, Wish>((_, headers) => unwrap(http.POST('/api/v1/dispatch/wishes/{key}/lift', { params: { path: { key } }, headers })));

/** Somebody is wanted, or not any more: what was suggested before that does not stand. */
export function wished(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: ['dispatch', 'wishes'] });
  suggestionsAgain(client);
}
