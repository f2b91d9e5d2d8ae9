import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';

import { assetQuery } from '@/features/assets/queries';
import { customerQuery } from '@/features/customers/queries';
import { personQuery } from '@/features/people/staff/queries';
import { aroundQuery, countsQuery, orderQuery, timelineQuery } from '@/features/workorders/queries';

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
