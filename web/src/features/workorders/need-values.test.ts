import dayjs from 'dayjs';
import { expect, test } from 'vitest';

import { factsOf, nextWindow, startOf } from './need-values';
import type { Need, Order } from './types';

const need = (name: string, type: Need['type'], more: Partial<Need> = {}): Need => ({ name, type, required: false, choices: [], ...more });
const order = { priority: 1, team: { key: 'team-key', name_zh: '', name_en: '' } } as Order;

test('a sheet begins with what is known', () => {
  const needs = [need('priority', 'priority'), need('team', 'team'), need('wake_at', 'datetime'), need('reason', 'choice', { required: true, choices: ['customer', 'parts'] }), need('note', 'text')];
  const start = startOf(needs, order, dayjs('2026-11-21T16:40:00'));
  expect(start).toMatchObject({ priority: 1, team: 'team-key', reason: 'customer' });
  expect(start['note']).toBeUndefined();
  expect((start['wake_at'] as dayjs.Dayjs).format()).toBe(dayjs('2026-11-22T10:00:00').format());
});

test('what was left empty is not sent, and instants are sent in UTC', () => {
  const needs = [need('priority', 'priority'), need('wake_at', 'datetime'), need('note', 'text'), need('owner', 'person')];
  const facts = factsOf(needs, { priority: 0, wake_at: dayjs('2026-11-22T10:00:00'), note: '', owner: undefined, stray: 'x' }, 'Asia/Shanghai');
  expect(facts).toEqual({ priority: 0, wake_at: '2026-11-22T02:00:00.000Z' });
});

test.each([
  ['2026-11-20T10:20:00', '2026-11-20T12:00:00'],
  ['2026-11-20T05:00:00', '2026-11-20T09:00:00'],
  ['2026-11-20T15:30:00', '2026-11-21T09:00:00'],
  ['2026-11-20T23:30:00', '2026-11-21T09:00:00'],
])('at %s the next visit could begin at %s', (now, from) => {
  const [begins, ends] = nextWindow(dayjs(now));
  expect(begins.format()).toBe(dayjs(from).format());
  expect(ends.diff(begins, 'hour')).toBe(2);
});

test('a window is sent as its two ends, also an empty one', () => {
  const window = { name: 'window', type: 'window', required: false } as const;
  const from = dayjs('2026-11-22T10:00:00'); // as it stands on the wall in Tokyo
  expect(factsOf([window], { window: [from, from.add(2, 'hour')] }, 'Asia/Tokyo')).toEqual({ starts_at: '2026-11-22T01:00:00.000Z', ends_at: '2026-11-22T03:00:00.000Z' });
  expect(factsOf([window], { window: null }, 'Asia/Tokyo')).toEqual({ starts_at: null, ends_at: null });
});
