import { expect, test } from 'vitest';

import { daysUntil, today } from './day';

test('today is a day of the reader', () => {
  const at = new Date('2026-11-20T22:00:00Z');
  expect(today(at, 'Asia/Shanghai')).toBe('2026-11-21');
  expect(today(at, 'Europe/London')).toBe('2026-11-20');
});

test.each([
  ['2026-11-21', '2026-11-21', 0],
  ['2026-12-01', '2026-11-21', 10],
  ['2026-11-20', '2026-11-21', -1],
  ['2027-03-29', '2027-03-27', 2], // over the night when clocks change in Europe
])('from today to %s', (day, from, days) => {
  expect(daysUntil(day, from)).toBe(days);
});
