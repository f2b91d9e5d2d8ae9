import dayjs from 'dayjs';
import { expect, test } from 'vitest';

import { factsOf, startOf } from './need-values';
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
  const facts = factsOf(needs, { priority: 0, wake_at: dayjs('2026-11-22T10:00:00+08:00'), note: '', owner: undefined, stray: 'x' });
  expect(facts).toEqual({ priority: 0, wake_at: '2026-11-22T02:00:00.000Z' });
});
