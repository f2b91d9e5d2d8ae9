import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';

import { serving } from '@/testing/server';

import { sent, suggestionQuery, undecidedQuery, waitingOf } from './queries';
import type { Waiting } from './types';

const row = (key: string): Waiting => ({ order: { key }, suggestion: null, may_send: true }) as unknown as Waiting;

test('news of an order do not have it decided again: a decision is news of it', () => {
  expect(suggestionQuery('key-1').queryKey).not.toContain('key-1');
});

test('whoever was sent leaves the list, and is not weighed once more while the row goes', async () => {
  const asked = serving({ 'POST /api/v1/workorders/key-1/decisions': { status: 201, body: {} }, 'POST /api/v1/workorders/key-2/decisions': { status: 201, body: {} } });
  const client = new QueryClient();
  client.setQueryData(undecidedQuery.queryKey, { pages: [{ rows: [row('key-1'), row('key-2')], next: null }], pageParams: [''] });
  const watching = ['key-1', 'key-2'].map((key) => new QueryObserver(client, suggestionQuery(key)).subscribe(() => undefined));
  const decided = () => asked.filter((one) => one.method === 'POST').map((one) => one.path.split('/')[4]);
  await vi.waitFor(() => expect(decided()).toEqual(['key-1', 'key-2']));
  sent(client, 'key-1');
  expect(waitingOf(client.getQueryData(undecidedQuery.queryKey)).map((one) => one.order.key)).toEqual(['key-2']);
  await vi.waitFor(() => expect(decided()).toEqual(['key-1', 'key-2', 'key-2']));
  watching.forEach((stop) => stop());
});

test('one that moved between two pages is shown once', () => {
  const pages = { pages: [{ rows: [row('a'), row('b')], next: 'x' }, { rows: [row('b'), row('c')], next: null }], pageParams: ['', 'x'] };
  expect(waitingOf(pages).map((one) => one.order.key)).toEqual(['a', 'b', 'c']);
});
