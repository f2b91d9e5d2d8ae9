import { expect, test } from 'vitest';

import { edited, promised } from './targets';

const target = (told: { minutes?: number; working_days?: number; calendar?: string }) => ({ target: 'response' as const, minutes: null, working_days: null, calendar: null, ...told });

test.each([
  [target({ minutes: 30 }), { amount: 30, unit: 'minutes', calendar: null }],
  [target({ minutes: 240, calendar: 'cn-office' }), { amount: 4, unit: 'hours', calendar: 'cn-office' }],
  [target({ minutes: 90 }), { amount: 90, unit: 'minutes', calendar: null }],
  [target({ working_days: 2, calendar: 'cn-office' }), { amount: 2, unit: 'days', calendar: 'cn-office' }],
  [undefined, { amount: null, unit: 'hours', calendar: null }],
])('a target is edited in the unit people say it in', (told, expected) => {
  expect(edited(told)).toEqual(expected);
});

test('only what has an amount is promised', () => {
  const none = edited(undefined);
  expect(promised({ response: { amount: 1.5, unit: 'hours', calendar: null }, arrival: none, next_update: none, resolution: { amount: 3, unit: 'days', calendar: 'cn-office' } })).toEqual({
    response: { minutes: 90, calendar: null },
    resolution: { working_days: 3, calendar: 'cn-office' },
  });
});
