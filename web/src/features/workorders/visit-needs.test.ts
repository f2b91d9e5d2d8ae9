import dayjs from 'dayjs';
import { expect, test } from 'vitest';

import type { Order, Visit } from './types';
import { sentAs, startOfVisit } from './visit-needs';

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

test('a reschedule stands by the clock where the visit is', () => {
  const planned = { ...visit, starts_at: '2026-11-22T01:00:00Z', ends_at: '2026-11-22T03:00:00Z' };
  const { window } = startOfVisit('reschedule', order, NOW, { visit: planned, zone: 'Asia/Tokyo' });
  expect((window as dayjs.Dayjs[]).map((wall) => wall.format('HH:mm'))).toEqual(['10:00', '12:00']);
});
