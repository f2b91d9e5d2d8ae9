import { expect, test } from 'vitest';

import { grouped, parsePeriods, periodsText } from './hours';

test.each([
  ['8:00-12:00 13:30-18:00', [[480, 720], [810, 1080]]],
  ['８：００—１８：００', [[480, 1080]]],
  ['8-18', [[480, 1080]]],
  ['0830 至 1730', [[510, 1050]]],
  ['9:00 - 12:00，14:00 - 18:00', [[540, 720], [840, 1080]]],
  ['22:00-6:00', [[1320, 1800]]],
  ['0-24', [[0, 1440]]],
  ['', []],
])('%s can be meant', (typed, periods) => {
  expect(parsePeriods(typed)).toEqual(periods);
});

test.each(['早上', '25:00-26:00', '8:70-9:00', '8:00', '8:00-9:00-10:00'])('%s cannot', (typed) => {
  expect(parsePeriods(typed)).toBeUndefined();
});

test('what is shown can be typed', () => {
  for (const text of ['08:00–12:00 13:30–18:00', '22:00–06:00', '00:00–24:00']) expect(periodsText(parsePeriods(text) ?? [])).toBe(text);
});

test('days with the same hours share a line', () => {
  expect(grouped({ 0: [[480, 1080]], 1: [[480, 1080]], 2: [[480, 1080]], 5: [[540, 720]], 6: [] })).toEqual([
    [[0, 1, 2], '08:00–18:00'],
    [[5], '09:00–12:00'],
  ]);
});
