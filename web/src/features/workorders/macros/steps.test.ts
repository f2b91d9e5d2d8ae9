import { expect, test } from 'vitest';

import { clockOf, DOINGS, minuteOf, moved, newStep, ONCE, sent } from './steps';

test('a step moves one place, and never out of the list’s order', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 1, 1)).toEqual(['a', 'c', 'b']);
});

test.each([
  [0, '00:00'],
  [570, '09:30'],
  [1439, '23:59'],
])('minute %i of the day is %s', (minute, clock) => {
  expect(clockOf(minute)).toBe(clock);
  expect(minuteOf(clock)).toBe(minute);
});

test('what is said may be said twice, what is done is done once', () => {
  expect(DOINGS.filter((one) => !ONCE.has(one))).toEqual(['reply', 'note']);
});

test('a wait without a day is sent without an hour', () => {
  expect(sent([{ ...newStep('wait'), wake_days: null }])[0]).toMatchObject({ do: 'wait', wake_days: null, wake_minute: null, reason: 'customer' });
});
