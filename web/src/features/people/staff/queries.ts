import { infiniteQueryOptions, queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

export type Person = components['schemas']['PersonOut'];
export type PersonRow = components['schemas']['PersonRow'];
export type Engineer = components['schemas']['EngineerOut'];
export type Certificate = components['schemas']['CertificateOut'];
export type Bond = components['schemas']['BondOut'];
export type Step = Person['may'][number];
export type Filter = { search: string; team: string; role: string; level: string; skill: string; archived: boolean };

const at = (key: string) => ({ params: { path: { key } } });

export const staffQuery = ({ search, team, role, level, skill, archived }: Filter) =>
  infiniteQueryOptions({
    queryKey: ['people', 'staff', search, team, role, level, skill, archived],
    queryFn: ({ pageParam }) => {
      const told = { ...(team && { team }), ...(level && { level: Number(level) as 1 | 2 | 3 }), ...(pageParam && { cursor: pageParam }) };
      return unwrap(http.GET('/api/v1/people', { params: { query: { search, role, skill, archived, limit: 50, ...told } } }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const personQuery = (key: string) =>
  queryOptions({ queryKey: ['people', 'person', key], queryFn: () => unwrap(http.GET('/api/v1/people/{key}', at(key))) });

export const engineerQuery = (key: string) =>
  queryOptions({ queryKey: ['people', 'engineer', key], queryFn: () => unwrap(http.GET('/api/v1/people/{key}/engineer', at(key))) });

export const sessionsQuery = (key: string) =>
  queryOptions({ queryKey: ['people', 'sessions', key], queryFn: () => unwrap(http.GET('/api/v1/people/{key}/sessions', at(key))) });

/** What has changed about a person is read again, and the lists that show them. */
export function readAgain(client: QueryClient, key?: string): Promise<unknown> {
  const parts = ['staff', 'colleagues', ...(key === undefined ? [] : ['person', 'engineer', 'sessions'])];
  return Promise.all(parts.map((part) => client.invalidateQueries({ queryKey: ['people', part] })));
}

export type NewPerson = { name: string; email: string | null; phone: string | null; team: string | null; roles: string[]; language: string; password: string | null };

export const addPerson = () => new Write<NewPerson, Person>((body, headers) => unwrap(http.POST('/api/v1/people', { body, headers })));

export type PersonChange = Partial<{ name: string; email: string | null; phone: string | null; language: string; zone: string }>;

export const changePerson = (key: string) =>
  new Write<PersonChange, Person>((body, headers) => unwrap(http.PATCH('/api/v1/people/{key}', { ...at(key), body, headers })));

export const archivePerson = (key: string) =>
  new Write<null, Person>((_, headers) => unwrap(http.POST('/api/v1/people/{key}/archive', { ...at(key), headers })));

export const restorePerson = (key: string) =>
  new Write<null, Person>((_, headers) => unwrap(http.POST('/api/v1/people/{key}/restore', { ...at(key), headers })));

export const erasePerson = (key: string) =>
  new Write<null, Person>((_, headers) => unwrap(http.POST('/api/v1/people/{key}/erase', { ...at(key), headers })));

export const exportPerson = (key: string) =>
  new Write<null, Record<string, unknown>>((_, headers) => unwrap(http.POST('/api/v1/people/{key}/export', { ...at(key), headers })));

export const setPassword = (key: string) =>
  new Write<{ password: string }, unknown>((body, headers) => unwrap(http.POST('/api/v1/people/{key}/password', { ...at(key), body, headers })));

export const endSessions = (key: string) =>
  new Write<null, { ended: number }>((_, headers) => unwrap(http.DELETE('/api/v1/people/{key}/sessions', { ...at(key), headers })));

export const giveRole = (key: string) =>
  new Write<{ role: string }, Person>((body, headers) => unwrap(http.POST('/api/v1/people/{key}/roles', { ...at(key), body, headers })));

export const takeRole = (key: string) =>
  new Write<{ role: string }, Person>(({ role }, headers) =>
    unwrap(http.DELETE('/api/v1/people/{key}/roles/{role}', { params: { path: { key, role } }, headers })),
  );

export const joinTeam = (key: string) =>
  new Write<{ team: string | null }, Person>((body, headers) => unwrap(http.PUT('/api/v1/people/{key}/team', { ...at(key), body, headers })));

export const setTerritories = (key: string) =>
  new Write<{ territories: string[] }, Person>((body, headers) => unwrap(http.PUT('/api/v1/people/{key}/territories', { ...at(key), body, headers })));

export type EngineerIn = components['schemas']['EngineerIn'];

export const setEngineer = (key: string) =>
  new Write<EngineerIn, Engineer>((body, headers) => unwrap(http.PUT('/api/v1/people/{key}/engineer', { ...at(key), body, headers })));

export type SkillIn = { skill: string; proficiency: number; valid_from: string; valid_until: string | null };

export const setSkill = (key: string) =>
  new Write<SkillIn, Engineer>(({ skill, ...body }, headers) =>
    unwrap(http.PUT('/api/v1/people/{key}/skills/{skill}', { params: { path: { key, skill } }, body, headers })),
  );

export const dropSkill = (key: string) =>
  new Write<{ skill: string }, unknown>(({ skill }, headers) =>
    unwrap(http.DELETE('/api/v1/people/{key}/skills/{skill}', { params: { path: { key, skill } }, headers })),
  );

export type CertificateIn = { name_zh: string; name_en: string; number: string; issued_on: string; valid_until: string | null };

export const addCertificate = (key: string) =>
  new Write<CertificateIn, unknown>((body, headers) => unwrap(http.POST('/api/v1/people/{key}/certificates', { ...at(key), body, headers })));

export const removeCertificate = (key: string) =>
  new Write<{ certificate: string }, unknown>(({ certificate }, headers) =>
    unwrap(http.DELETE('/api/v1/people/{key}/certificates/{certificate}', { params: { path: { key, certificate } }, headers })),
  );

export const startMentorship = (key: string) =>
  new Write<{ mentor: string; started_on: string }, Engineer>((body, headers) =>
    unwrap(http.POST('/api/v1/people/{key}/mentors', { ...at(key), body, headers })),
  );

export const endMentorship = (key: string) =>
  new Write<{ mentor: string; ended_on: string }, Engineer>(({ mentor, ...body }, headers) =>
    unwrap(http.POST('/api/v1/people/{key}/mentors/{mentor}/end', { params: { path: { key, mentor } }, body, headers })),
  );
