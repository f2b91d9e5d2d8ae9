import { expect, test } from 'vitest';

import { instantOf, wallOf } from './wall';

test.each([
  ['Asia/Shanghai', '2026-11-22 10:00'],
  ['Asia/Tokyo', '2026-11-22 11:00'],
  ['Europe/Berlin', '2026-11-22 03:00'],
  ['America/New_York', '2026-11-21 21:00'],
])('the clock on the wall in %s shows %s, and is read back as the same instant', (zone, shown) => {
  const wall = wallOf('2026-11-22T02:00:00Z', zone);
  expect(wall.format('YYYY-MM-DD HH:mm')).toBe(shown);
  expect(instantOf(wall, zone)).toBe('2026-11-22T02:00:00.000Z');
});

test('a day of summer counts by summer time', () => {
  expect(instantOf(wallOf('2026-07-01T08:00:00Z', 'Europe/Berlin').hour(9), 'Europe/Berlin')).toBe('2026-07-01T07:00:00.000Z');
});
