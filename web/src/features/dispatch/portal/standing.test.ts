import { expect, test } from 'vitest';

import type { Order } from '@/features/workorders/portal/queries';

import type { Appointment, Appointments } from './queries';
import { standingOf } from './standing';

type Visit = NonNullable<Order['visit']>;
const visit = (state: Visit['state'], from_at: string | null): Visit => ({ state, from_at, until_at: from_at, engineer: '', level: null, agreed: false, left_at: null, arrived_at: null });
const one = { from_at: '2099-03-02T01:00:00Z' } as Appointment;
const own = (confirmed: Appointment | null = null): Appointments => ({ zone: 'Asia/Shanghai', offered: true, held: null, confirmed });

test('a time is chosen as long as nobody planned one', () => {
  expect(standingOf({ state: 'reported', visit: null }, own())).toBe('free');
  expect(standingOf({ state: 'triaged', visit: visit('planned', null) }, own())).toBe('free');
  expect(standingOf({ state: 'assigned', visit: visit('planned', '2099-03-02T01:00:00Z') }, own())).toBe('planned');
});

test('what was chosen is one’s own to change until somebody sets out', () => {
  expect(standingOf({ state: 'assigned', visit: visit('confirmed', '2099-03-02T01:00:00Z') }, own(one))).toBe('agreed');
  expect(standingOf({ state: 'assigned', visit: visit('travelling', '2099-03-02T01:00:00Z') }, own(one))).toBe('going');
  expect(standingOf({ state: 'working', visit: visit('on_site', '2099-03-02T01:00:00Z') }, own())).toBe('going');
});

test('of an order that is over nothing is chosen', () => {
  for (const state of ['resolved', 'closed', 'cancelled'] as const) expect(standingOf({ state, visit: null }, own())).toBe('over');
});
