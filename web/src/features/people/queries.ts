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

/** Who can be sent: engineers by name; once a name is typed, whoever bears it. */
export const engineersQuery = (search: string) =>
  queryOptions({
    queryKey: ['people', 'engineers', search],
    queryFn: () => unwrap(http.GET('/api/v1/people', { params: { query: { search, role: search ? '' : 'engineer', limit: 50 } } })),
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

/** How a person reads, kept on the person so that letters and refusals speak their language too. */
export const keepMe = () => new Write<{ language?: string; zone?: string }, Me>((body, headers) => unwrap(http.PATCH('/api/v1/me', { body, headers })));

/** Where the reader is signed in. */
export const mySessionsQuery = queryOptions({ queryKey: ['people', 'my-sessions'], queryFn: () => unwrap(http.GET('/api/v1/me/sessions')) });

export const endMySession = (key: string) =>
  new Write<null, unknown>((_, headers) => unwrap(http.DELETE('/api/v1/me/sessions/{key}', { params: { path: { key } }, headers })));

export type FirstAdmin = { name: string; email: string; password: string };

export const makeFirstAdmin = () =>
  new Write<FirstAdmin, unknown>((body, headers) => unwrap(http.POST('/api/v1/first-run', { body, headers })));
