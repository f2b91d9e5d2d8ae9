import { expect, test } from 'vitest';

import type { Order, Visit } from './types';
import { sentAs, startOfVisit } from './visit-needs';

const chen = { key: 'chen', name: '陈国栋' };
const visit = { engineer: chen, mates: [{ key: 'li', name: '李航' }], starts_at: null, ends_at: null } as unknown as Visit;
const order = { owner: { key: 'owner', name: '王敏' }, visits: [], priority: 1, team: null } as unknown as Order;

test('a new visit is suggested to whoever was there last, else to the owner', () => {
  expect(startOfVisit('plan', { ...order, visits: [visit] })['engineer']).toBe('chen');
  expect(startOfVisit('plan', order)['engineer']).toBe('owner');
});

test('a reschedule begins with who goes, and says in full who goes and when', () => {
  expect(startOfVisit('reschedule', order, visit)).toMatchObject({ engineer: 'chen', mates: ['li'] });
  expect(sentAs('reschedule', { starts_at: null, ends_at: null })).toEqual({ engineer: null, mates: [], starts_at: null, ends_at: null });
});

test('facts go by the names the server knows', () => {
  expect(sentAs('complete', { outcome: 'fixed', completion: 'fan replaced' })).toEqual({ outcome: 'fixed', note: 'fan replaced' });
  expect(sentAs('decline', { declined: 'skill' })).toEqual({ reason: 'skill' });
  expect(sentAs('cancel', { why: 'called off' })).toEqual({ note: 'called off' });
  expect(sentAs('plan', { engineer: 'chen' })).toEqual({ engineer: 'chen' });
});
