import { queryOptions } from '@tanstack/react-query';

import * as account from '@/api/account';
import { http, unwrap } from '@/api/http';
import { Problem } from '@/api/problem';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

export type Token = components['schemas']['TokenOut'];
export type Preference = components['schemas']['PreferenceOut'];
export type Preferences = components['schemas']['PreferencesOut'];
export type Hours = Preferences['hours'];
export type Wishes = { email: Record<string, Preference['email']>; hours?: Hours };

export const tokensQuery = queryOptions({ queryKey: ['people', 'tokens'], queryFn: () => unwrap(http.GET('/api/v1/tokens')) });

export const preferencesQuery = queryOptions({ queryKey: ['people', 'notice-preferences'], queryFn: () => unwrap(http.GET('/api/v1/notices/preferences')) });

export const authenticatorsQuery = queryOptions({ queryKey: ['people', 'authenticators'], queryFn: account.authenticators });

export const prefer = () => new Write<Wishes, Preferences>((body, headers) => unwrap(http.PUT('/api/v1/notices/preferences', { body, headers })));

export const endOthers = () => new Write<null, { ended: number }>((_, headers) => unwrap(http.DELETE('/api/v1/me/sessions', { headers })));

export type TokenIn = { name: string; rights: string[]; expires_at: string };

/** The token and its secret, which comes in a header and only once. */
export const makeToken = () =>
  new Write<TokenIn, { token: Token; secret: string }>(async (body, headers) => {
    const { data, error, response } = await http.POST('/api/v1/tokens', { body, headers });
    if (data === undefined) throw Problem.from(response.status, error);
    return { token: data, secret: response.headers.get('Token-Secret') ?? '' };
  });

export const endToken = (key: string) =>
  new Write<null, unknown>((_, headers) => unwrap(http.DELETE('/api/v1/tokens/{key}', { params: { path: { key } }, headers })));
