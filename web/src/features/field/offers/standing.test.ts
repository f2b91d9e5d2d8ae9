import { expect, it } from 'vitest';

import type { Kept } from '../outbox/kept';
import type { Offer } from '../types';
import { lateOf, shownOf } from './standing';

const NOON = new Date('2026-11-18T04:00:00Z');
const offer = (key: string, minutes: number): Offer => ({
  key,
  how: 'offer',
  urgent: false,
  opened_at: NOON.toISOString(),
  expires_at: new Date(NOON.getTime() + minutes * 60_000).toISOString(),
  starts_at: NOON.toISOString(),
  ends_at: NOON.toISOString(),
  promised_from_at: null,
  promised_until_at: null,
  way_minutes: 10,
  visit: null,
  order: { key: 'o', number: 1, title: '', priority: 2, kind: { code: 'repair', name_zh: '', name_en: '' }, customer: '', address: '', asset: '' },
});
const kept = (subject: string, kind: 'offer.accept' | 'offer.decline' | 'order.note'): Kept => ({ id: subject, op: { kind, subject } }) as unknown as Kept;
const none = { waiting: [], done: [], troubled: [] };

it('shows what is to be answered and leaves out what is over', () => {
  expect(shownOf([offer('a', 5), offer('b', 0)], none, NOON).map((one) => one.offer.key)).toEqual(['a']);
});

it('keeps a yes that waits to be sent, also when its time is over meanwhile', () => {
  const [one] = shownOf([offer('a', -5)], { ...none, waiting: [kept('a', 'offer.accept')] }, NOON);
  expect(one?.unsent).toBe(true);
});

it.each(['waiting', 'done', 'troubled'] as const)('does not ask again after a no that is %s', (place) => {
  expect(shownOf([offer('a', 5)], { ...none, [place]: [kept('a', 'offer.decline')] }, NOON)).toEqual([]);
});

it('tells of answers that came too late, and of nothing else', () => {
  expect(lateOf({ troubled: [kept('a', 'offer.accept'), kept('b', 'order.note')] }).map((one) => one.id)).toEqual(['a']);
});
