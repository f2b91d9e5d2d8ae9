import { expect, test } from 'vitest';

import { apart, bars, monthBeside, monthOf } from './reckon';

test('bars begin at the middle and the furthest is whole', () => {
  expect(bars([10, 20, 50], 20)).toEqual([
    { less: 10 / 30, more: 0 },
    { less: 0, more: 0 },
    { less: 0, more: 1 },
  ]);
});

test('where everybody has the same there is no bar', () => {
  expect(bars([3, 3], 3)).toEqual([
    { less: 0, more: 0 },
    { less: 0, more: 0 },
  ]);
  expect(bars([], 0)).toEqual([]);
});

test('per cent of nothing is not told', () => {
  expect(apart(5, 0)).toBeUndefined();
  expect(apart(30, 40)).toBe(-25);
  expect(apart(50, 40)).toBe(25);
});

test('months follow one another over the turn of the year', () => {
  expect(monthBeside('2026-01', -1)).toBe('2025-12');
  expect(monthBeside('2026-12', 1)).toBe('2027-01');
  expect(monthBeside('2026-11', 0)).toBe('2026-11');
});

test('an address that names no month leads to the usual one', () => {
  expect(monthOf('2026-13', '2026-11')).toBe('2026-11');
  expect(monthOf(null, '2026-11')).toBe('2026-11');
  expect(monthOf('2026-02', '2026-11')).toBe('2026-02');
});
