import { queryOptions } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

export type Me = components['schemas']['MeOut'];

export const meQuery = queryOptions({
  queryKey: ['people', 'me'],
  queryFn: () => unwrap(http.GET('/api/v1/me')),
  staleTime: 60_000,
});

/** Colleagues by a part of their name, for choosing one. */
export const colleaguesQuery = (search: string) =>
  queryOptions({
    queryKey: ['people', 'colleagues', search],
    queryFn: () => unwrap(http.GET('/api/v1/people', { params: { query: { search, limit: 20 } } })),
    staleTime: 30_000,
  });

export const teamsQuery = queryOptions({
  queryKey: ['people', 'teams'],
  queryFn: () => unwrap(http.GET('/api/v1/teams')),
  staleTime: 300_000,
});

export const firstRunQuery = queryOptions({
  queryKey: ['people', 'first-run'],
  queryFn: () => unwrap(http.GET('/api/v1/first-run')),
  staleTime: 60_000,
});

/** The language a person reads, kept on the person so that letters and refusals speak it too. */
export const keepLanguage = () =>
  new Write<{ language: string }, Me>((body, headers) => unwrap(http.PATCH('/api/v1/me', { body, headers })));

export type FirstAdmin = { name: string; email: string; password: string };

export const makeFirstAdmin = () =>
  new Write<FirstAdmin, unknown>((body, headers) => unwrap(http.POST('/api/v1/first-run', { body, headers })));
