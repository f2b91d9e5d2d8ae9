import { expect, test } from 'vitest';

import { dayIn, instantIn, minuteIn, pieceOn } from './spans';

const ZONE = 'Asia/Shanghai';
const NIGHT = { starts_at: '2026-11-18T12:00:00Z', ends_at: '2026-11-19T00:30:00Z' }; // 20:00 to 8:30 in Shanghai

test('a night falls on two days', () => {
  expect(pieceOn('2026-11-18', NIGHT, ZONE)).toEqual({ from: 1200, until: 1440 });
  expect(pieceOn('2026-11-19', NIGHT, ZONE)).toEqual({ from: 0, until: 510 });
  expect(pieceOn('2026-11-20', NIGHT, ZONE)).toBeUndefined();
});

test('what ends at midnight does not touch the day that begins then', () => {
  const evening = { starts_at: '2026-11-18T12:00:00Z', ends_at: '2026-11-18T16:00:00Z' };
  expect(pieceOn('2026-11-19', evening, ZONE)).toBeUndefined();
});

test('the same instant is another day elsewhere', () => {
  expect(dayIn(ZONE, new Date('2026-11-18T17:00:00Z'))).toBe('2026-11-19');
  expect(dayIn('Europe/Paris', new Date('2026-11-18T17:00:00Z'))).toBe('2026-11-18');
});

test.each([
  [ZONE, '2026-11-18', 1200, '2026-11-18T12:00:00.000Z'],
  ['Europe/Paris', '2026-07-01', 540, '2026-07-01T07:00:00.000Z'],
  ['America/New_York', '2026-11-01', 720, '2026-11-01T17:00:00.000Z'], // the day the clocks went back
  [ZONE, '2026-11-18', 1560, '2026-11-18T18:00:00.000Z'],
])('a time of day in %s on %s is an instant', (zone, on, minute, instant) => {
  expect(instantIn(zone, on, minute).toISOString()).toBe(instant);
  expect(minuteIn(zone, new Date(instant))).toBe(minute % 1440);
});
