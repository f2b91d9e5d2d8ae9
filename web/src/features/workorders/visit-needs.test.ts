import dayjs from 'dayjs';
import { expect, test } from 'vitest';

import type { Order, Visit } from './types';
import { asksFor, sentAs, startOfVisit, type Deed } from './visit-needs';

const NOW = dayjs('2026-11-22T08:00:00');
const chen = { key: 'chen', name: '陈国栋' };
const visit = { engineer: chen, mates: [{ key: 'li', name: '李航' }], starts_at: null, ends_at: null } as unknown as Visit;
const order = { owner: { key: 'owner', name: '王敏' }, visits: [], priority: 1, team: null } as unknown as Order;

test('a new visit is suggested to whoever was there last, else to the owner', () => {
  expect(startOfVisit('plan', { ...order, visits: [visit] }, NOW)['engineer']).toBe('chen');
  expect(startOfVisit('plan', order, NOW)['engineer']).toBe('owner');
});

test('a reschedule begins with who goes, and says in full who goes and when', () => {
  expect(startOfVisit('reschedule', order, NOW, { visit, zone: 'Asia/Tokyo' })).toMatchObject({ engineer: 'chen', mates: ['li'] });
  expect(sentAs('reschedule', { starts_at: null, ends_at: null })).toEqual({ engineer: null, mates: [], starts_at: null, ends_at: null });
});

test('facts go by the names the server knows', () => {
  expect(sentAs('complete', { outcome: 'fixed', completion: 'fan replaced' })).toEqual({ outcome: 'fixed', note: 'fan replaced' });
  expect(sentAs('decline', { declined: 'skill' })).toEqual({ reason: 'skill' });
  expect(sentAs('cancel', { why: 'called off' })).toEqual({ note: 'called off' });
  expect(sentAs('plan', { engineer: 'chen' })).toEqual({ engineer: 'chen' });
});

test('why a visit leaves a promised window is asked only where one was promised, and said it may', () => {
  const names = (move: Deed, from: string | null, until = from): string[] => asksFor(move, { key: 'v', promised_from_at: from, promised_until_at: until }).map((need) => need.name);
  const [past, ahead] = ['2026-11-22T01:00:00Z', '2099-11-22T01:00:00Z'];
  expect(names('reschedule', null)).not.toContain('overPromise');
  expect(names('reschedule', past)).toContain('overPromise');
  expect([names('next_time', null), names('next_time', ahead)]).toEqual([[], ['overPromise']]);
  expect([names('cancel', null), names('cancel', past), names('cancel', ahead)]).toEqual([['why'], ['why'], ['offPromise']]);
  expect(sentAs('reschedule', { overPromise: 'he rang' })).toMatchObject({ over_promise: true, reason: 'he rang' });
  expect(sentAs('reschedule', {})).not.toHaveProperty('over_promise');
  expect(sentAs('next_time', { overPromise: 'the part is late' })).toEqual({ over_promise: true, reason: 'the part is late' });
  expect(sentAs('cancel', { offPromise: 'the engineer is ill' })).toEqual({ note: 'the engineer is ill', over_promise: true });
});

test('a reschedule stands by the clock where the visit is', () => {
  const planned = { ...visit, starts_at: '2026-11-22T01:00:00Z', ends_at: '2026-11-22T03:00:00Z' };
  const { window } = startOfVisit('reschedule', order, NOW, { visit: planned, zone: 'Asia/Tokyo' });
  expect((window as dayjs.Dayjs[]).map((wall) => wall.format('HH:mm'))).toEqual(['10:00', '12:00']);
});
