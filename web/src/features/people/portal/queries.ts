import { queryOptions } from '@tanstack/react-query';

import { unwrap } from '@/api/http';
import type { components } from '@/api/portal';
import { portal } from '@/api/portal-http';
import { Write } from '@/api/write';

type Schemas = components['schemas'];
export type Me = Schemas['PortalMeOut'];
export type House = Schemas['HouseOut'];
export type SignIn = Schemas['PortalSessionOut'];

/** Whose door this is, for whoever stands before it. */
export const houseQuery = queryOptions({
  queryKey: ['people', 'house'],
  queryFn: () => unwrap(portal.GET('/api/v1/portal/house')),
  staleTime: Infinity,
});

export const meQuery = queryOptions({
  queryKey: ['people', 'me'],
  queryFn: () => unwrap(portal.GET('/api/v1/portal/me')),
  staleTime: 60_000,
});

export const signInsQuery = queryOptions({
  queryKey: ['people', 'sign-ins'],
  queryFn: () => unwrap(portal.GET('/api/v1/portal/me/sessions')),
});

export const keepLanguage = () =>
  new Write<{ language: string }, Me>((body, headers) => unwrap(portal.PATCH('/api/v1/portal/me', { body, headers })));

export const endSignIn = () =>
  new Write<{ key: string }, unknown>(({ key }, headers) =>
    unwrap(portal.DELETE('/api/v1/portal/me/sessions/{key}', { params: { path: { key } }, headers })));
