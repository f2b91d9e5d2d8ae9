import { screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';

import { startAddresses } from '@/lib/address';
import { show } from '@/testing/render';
import { serving } from '@/testing/server';

import { memoryStore } from '../outbox/memory';
import { Outbox } from '../outbox/outbox';
import { OutboxHere } from '../outbox/use-outbox';
import type { Offer } from '../types';
import { Asked, Pool } from './offers';

const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
const offer = (number: number): Offer => ({
  key: `offer-${number}`, how: 'pool', urgent: false, opened_at: inAnHour, expires_at: inAnHour, starts_at: inAnHour, ends_at: inAnHour, promised_from_at: null, promised_until_at: null, way_minutes: 10, visit: null,
  order: { key: `order-${number}`, number, title: `第 ${number} 张`, priority: 2, kind: { code: 'repair', name_zh: '报修', name_en: 'Repair' }, customer: '', address: '', asset: '' },
});

function open(letter: string, ...rows: Offer[]): void {
  startAddresses('/field');
  history.replaceState(null, '', `/field/${letter}`);
  serving({ 'GET /api/v1/field/offers': { body: { now: inAnHour, rows } } });
  show(
    <OutboxHere value={new Outbox(memoryStore('d'), 'me', () => Promise.reject(new Error()))}>
      <Asked />
      <Pool />
    </OutboxHere>,
  );
}

const POOL = [1, 2, 3, 4, 5].map(offer);

afterEach(() => history.replaceState(null, '', '/'));

test('of a pool a few are shown', async () => {
  open('', ...POOL);
  expect(await screen.findByText('W-1')).toBeTruthy();
  expect(screen.queryByText('W-5')).toBeNull();
});

test('the one a letter led to is shown, wherever it stands', async () => {
  const scrolled = vi.fn();
  Element.prototype.scrollIntoView = scrolled;
  open('?offer=order-5', ...POOL);
  expect((await screen.findByText('W-5')).closest('li')?.dataset['named']).toBe('true');
  expect(scrolled).toHaveBeenCalledTimes(1);
});

test('where a letter led to one that is over, that is said', async () => {
  open('?offer=order-9', ...POOL);
  expect(await screen.findByText('这单已不再等您答复。')).toBeTruthy();
});
