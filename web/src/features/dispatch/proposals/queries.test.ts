import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test, vi } from 'vitest';

import { at } from '../board/testing/made';
import { serving } from '@/testing/server';

import { checkQuery, checksAgain, proposalQuery, proposalsConcerned } from './queries';
import { part, proposal } from './testing/made';

const told = (subject: string) => [{ subject, kind: 'VisitRescheduled', at: at('10:00') }];

test('what happens to an order or an engineer of what is still to be taken has the plan checked again', async () => {
  const asked = serving({ 'POST /api/v1/dispatch/proposals/p/check': { body: { rows: [] } } });
  const client = new QueryClient();
  client.setQueryData(proposalQuery('p').queryKey, proposal([part(1), part(2, undefined, at('10:00'))]));
  expect(proposalsConcerned(client, told('order-1'))).toBe(false); // nobody looks at it
  const stop = new QueryObserver(client, checkQuery('p')).subscribe(() => undefined);
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(['order-1', 'he', 'sun', 'order-2', 'somebody'].map((subject) => proposalsConcerned(client, told(subject)))).toEqual([true, true, true, false, false]);
  checksAgain(client);
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  expect(asked.map((one) => one.body)).toEqual([{ parts: null }, { parts: null }]);
  stop();
});
