import { queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import { newKey } from '@/api/ids';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';
import { writtenBeside } from '@/features/workorders/queries';

import { suggestionsAgain } from '../queries';

type Schemas = components['schemas'];
export type Crew = Schemas['Crew'];
export type Seat = Schemas['Seat'];
export type Role = Seat['role'];
export type Rule = Schemas['CrewRuleOut'];
export type RuleIn = Schemas['CrewRuleIn'];
export type PreviewIn = Omit<Schemas['CrewPreviewIn'], 'crew'> & { crew: Crew };
export type Option = Schemas['OptionTaken'];
export type CrewWhy = Schemas['CrewWhy'];
export type Told = Schemas['OrderCrewOut'];
export type OrderCrew = Schemas['OrderCrewShown'];

const of = (key: string) => ({ params: { path: { key } } });

/** Which orders need which crew. */
export const crewRulesQuery = queryOptions({
  queryKey: ['dispatch', 'crews'],
  queryFn: () => unwrap(http.GET('/api/v1/dispatch/crews')),
});

/** Who could go together, by a crew nobody has published; asked anew for each. */
export const previewCrewQuery = (body: PreviewIn) =>
  queryOptions({
    queryKey: ['dispatch', 'crew-preview', body],
    queryFn: ({ signal }) => unwrap(http.POST('/api/v1/dispatch/crews/preview', { body, headers: { 'Idempotency-Key': newKey() }, signal })),
    retry: false,
    gcTime: 0,
  });

/** What an order needs of people. Its key stands in it: news of the order are news of this. */
export const orderCrewQuery = (order: string) =>
  queryOptions({
    queryKey: ['dispatch', 'order-crew', order],
    queryFn: () => unwrap(http.GET('/api/v1/workorders/{key}/crew', of(order))),
  });

export const publishRule = () => new Write<RuleIn, Rule>((body, headers) => unwrap(http.POST('/api/v1/dispatch/crews', { body, headers })));
export const dropRule = (key: string) => new Write<null, Rule>((_, headers) => unwrap(http.POST('/api/v1/dispatch/crews/{key}/drop', { ...of(key), headers })));
export const setOrderCrew = (order: string) => new Write<Schemas['OrderCrewIn'], Told>((body, headers) => unwrap(http.POST('/api/v1/workorders/{key}/crew', { ...of(order), body, headers })));
export const liftOrderCrew = (order: string) => new Write<null, Told>((_, headers) => unwrap(http.POST('/api/v1/workorders/{key}/crew/lift', { ...of(order), headers })));

/** Orders need others than before: what was suggested for them does not stand. */
export function crewsChanged(client: QueryClient, order?: string): void {
  void client.invalidateQueries({ queryKey: crewRulesQuery.queryKey });
  void client.invalidateQueries({ queryKey: ['dispatch', 'order-crew'] });
  suggestionsAgain(client);
  if (order !== undefined) writtenBeside(client, order);
}
