import { queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { Change } from '@/api/live/poller';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

import { calendarsQuery } from '../calendars/queries';
import { teamsQuery } from '../queries';

type Schemas = components['schemas'];
export type Role = Schemas['RoleOut'];
export type Grant = Schemas['GrantIn'];
export type Team = Schemas['TeamOut'];
export type Territory = Schemas['TerritoryOut'];
export type Skill = Schemas['SkillOut'];

const STALE_MS = 60_000;
const at = (key: string) => ({ params: { path: { key } } });

export const rolesQuery = queryOptions({ queryKey: ['people', 'roles'], queryFn: () => unwrap(http.GET('/api/v1/roles')), staleTime: STALE_MS });

export const skillsQuery = queryOptions({ queryKey: ['people', 'skills'], queryFn: () => unwrap(http.GET('/api/v1/skills')), staleTime: STALE_MS });

export const territoriesQuery = queryOptions({
  queryKey: ['people', 'territories'],
  queryFn: () => unwrap(http.GET('/api/v1/territories')),
  staleTime: STALE_MS,
});

/** What each fact of what is settled for all makes stale; the facts have no key that stands in these. */
const SETTLED: Partial<Record<string, readonly (readonly string[])[]>> = {
  RoleChanged: [rolesQuery.queryKey],
  SkillChanged: [skillsQuery.queryKey],
  TerritoryChanged: [territoriesQuery.queryKey],
  TeamChanged: [teamsQuery.queryKey],
  TeamArchived: [teamsQuery.queryKey],
  CalendarChanged: [calendarsQuery.queryKey],
};

/** Reads again what others have settled about people and working time. */
export function settledChanged(client: QueryClient, changes: Change[]): void {
  const stale = new Set(changes.flatMap(({ kind }) => SETTLED[kind] ?? []));
  for (const queryKey of stale) void client.invalidateQueries({ queryKey }, { cancelRefetch: false });
}

/** A short list was changed: whoever shows it reads it again. */
export const readAgain = (client: QueryClient, what: 'roles' | 'skills' | 'territories' | 'teams'): Promise<void> =>
  client.invalidateQueries({ queryKey: ['people', what] });

type Names = { name_zh: string; name_en: string };
export type Coded = Names & { code: string };

export const addRole = () =>
  new Write<Coded & { grants: Grant[] }, Role>((body, headers) => unwrap(http.POST('/api/v1/roles', { body, headers })));

export const changeRole = (key: string) =>
  new Write<Partial<Names> & { grants?: Grant[] }, Role>((body, headers) => unwrap(http.PATCH('/api/v1/roles/{key}', { ...at(key), body, headers })));

export const addSkill = () => new Write<Coded, Skill>((body, headers) => unwrap(http.POST('/api/v1/skills', { body, headers })));

export const changeSkill = (key: string) =>
  new Write<Names, Skill>((body, headers) => unwrap(http.PATCH('/api/v1/skills/{key}', { ...at(key), body, headers })));

export const addTerritory = () =>
  new Write<Coded & { parent: string | null }, Territory>((body, headers) => unwrap(http.POST('/api/v1/territories', { body, headers })));

export const changeTerritory = (key: string) =>
  new Write<Names & { parent: string | null }, Territory>((body, headers) => unwrap(http.PATCH('/api/v1/territories/{key}', { ...at(key), body, headers })));

export type TeamPlace = { parent: string | null; lead: string | null; calendar: string | null };

export const addTeam = () => new Write<Coded & TeamPlace, Team>((body, headers) => unwrap(http.POST('/api/v1/teams', { body, headers })));

export const changeTeam = (key: string) =>
  new Write<Names & TeamPlace, Team>((body, headers) => unwrap(http.PATCH('/api/v1/teams/{key}', { ...at(key), body, headers })));

export const archiveTeam = (key: string) =>
  new Write<null, Team>((_, headers) => unwrap(http.POST('/api/v1/teams/{key}/archive', { ...at(key), headers })));
