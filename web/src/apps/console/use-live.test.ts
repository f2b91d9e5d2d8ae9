import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';

import { assetQuery } from '@/features/assets/queries';
import { customerQuery } from '@/features/customers/queries';
import { personQuery } from '@/features/people/staff/queries';
import { calendarsQuery } from '@/features/people/calendars/queries';
import { teamsQuery } from '@/features/people/queries';
import { rolesQuery, settledChanged as peopleSettled, skillsQuery } from '@/features/people/settings/queries';
import { templatesQuery } from '@/features/workorders/checklists/queries';
import { aroundQuery, countsQuery, kindsQuery, orderQuery, timelineQuery } from '@/features/workorders/queries';
import { policiesQuery, settledChanged as ordersSettled, stateNamesQuery } from '@/features/workorders/settings/queries';

import { subjectsChanged } from './use-live';

const told = (subject: string) => [{ subject, kind: 'SomethingHappened', at: '2026-11-21T00:00:00Z' }];

test.each([
  ['an order', orderQuery('k')],
  ['its timeline', timelineQuery('k')],
  ['what is around it', aroundQuery('k')],
  ['a customer', customerQuery('k')],
  ['an asset', assetQuery('k')],
  ['a person', personQuery('k')],
])('%s is read again when it changes, and not when another does', (_, { queryKey }) => {
  const client = new QueryClient();
  for (const key of [queryKey, countsQuery.queryKey]) client.setQueryData([...key], {});
  const stale = (key: readonly unknown[]): boolean | undefined => client.getQueryState([...key])?.isInvalidated;
  subjectsChanged(client, told('another'));
  expect(stale(queryKey)).toBe(false);
  subjectsChanged(client, told('k'));
  expect(stale(queryKey)).toBe(true);
  expect(stale(countsQuery.queryKey)).toBe(false);
});

test.each([
  ['SkillChanged', skillsQuery],
  ['RoleChanged', rolesQuery],
  ['TeamArchived', teamsQuery],
  ['CalendarChanged', calendarsQuery],
  ['KindChanged', kindsQuery],
  ['StateNamed', stateNamesQuery],
  ['StateNamed', countsQuery],
  ['SlaPolicyChanged', policiesQuery],
  ['ChecklistTemplateChanged', templatesQuery],
])('%s, and nothing else, reads again what it settles', (kind, { queryKey }) => {
  const client = new QueryClient();
  client.setQueryData([...queryKey], {});
  const hear = (what: string): void => {
    const changes = [{ subject: 'any', kind: what, at: '2026-11-21T00:00:00Z' }];
    peopleSettled(client, changes);
    ordersSettled(client, changes);
  };
  hear('NoteAdded');
  expect(client.getQueryState([...queryKey])?.isInvalidated).toBe(false);
  hear(kind);
  expect(client.getQueryState([...queryKey])?.isInvalidated).toBe(true);
});
