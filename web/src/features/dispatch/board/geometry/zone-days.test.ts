import { expect, test } from 'vitest';

import { dayAfter, hourAt, isDay, iso, mondayOf, spanOfDay, spanOfWeek, startOfDay } from './zone-days';

const hours = ({ from, until }: { from: number; until: number }): number => (until - from) / 3_600_000;

test('a day begins at midnight of its zone', () => {
  expect(iso(startOfDay('2026-11-23', 'Asia/Shanghai'))).toBe('2026-11-22T16:00:00.000Z');
  expect(iso(startOfDay('2026-11-23', 'America/New_York'))).toBe('2026-11-23T05:00:00.000Z');
  expect(iso(startOfDay('2026-11-23', 'Asia/Kathmandu'))).toBe('2026-11-22T18:15:00.000Z');
});

test('the day the clocks are put on has 23 hours, the day they are put back 25; either runs six hours into the next', () => {
  expect(hours(spanOfDay('2026-03-29', 'Europe/Berlin'))).toBe(29);
  expect(hours(spanOfDay('2026-10-25', 'Europe/Berlin'))).toBe(31);
  expect(hours(spanOfDay('2026-11-23', 'Asia/Shanghai'))).toBe(30);
  expect(hours(spanOfWeek('2026-10-25', 'Europe/Berlin'))).toBe(169);
});

test('the hour that comes twice is told as the clock shows it', () => {
  const from = startOfDay('2026-10-25', 'Europe/Berlin');
  expect([1, 2, 3, 4].map((after) => hourAt(from + after * 3_600_000, 'Europe/Berlin'))).toEqual([1, 2, 2, 3]);
});

test('days go on over months and years, weeks begin on Monday', () => {
  expect(dayAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(dayAfter('2026-03-01', -1)).toBe('2026-02-28');
  expect(['2026-11-23', '2026-11-25', '2026-11-29'].map(mondayOf)).toEqual(['2026-11-23', '2026-11-23', '2026-11-23']);
});

test('only a day of the calendar is taken from an address', () => {
  expect(['2026-11-23', '2026-13-40', 'tomorrow', ''].map(isDay)).toEqual([true, false, false, false]);
});
