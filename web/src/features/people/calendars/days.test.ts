import { expect, test } from 'vitest';

import { addDays, clockOf, daysOfMonth, lookOf, minutesOf, mondayOf, periodsFrom, periodsOf, periodsText, weekdayOf, yearTally, type SetDay, type Weekly } from './days';

const OFFICE: Weekly = { 0: [[540, 720], [780, 1080]], 1: [[540, 1080]], 2: [[540, 1080]], 3: [[540, 1080]], 4: [[540, 1080]] };
const makeUp: SetDay = { on: '2026-02-14', kind: 'make_up', name_zh: '春节调休', name_en: '', periods: [[540, 1080]] };

test('weeks begin on Monday, as on the server', () => {
  expect(weekdayOf('2026-11-16')).toBe(0);
  expect(weekdayOf('2026-11-22')).toBe(6);
  expect(mondayOf('2026-11-22')).toBe('2026-11-16');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
});

test('a month has its days, also in a leap year', () => {
  expect(daysOfMonth(2028, 2)).toHaveLength(29);
  expect(daysOfMonth(2026, 2).at(-1)).toBe('2026-02-28');
});

test('a day that was set is as it was set, another as its weekday', () => {
  expect(lookOf('2026-02-14', OFFICE, makeUp)).toBe('make_up');
  expect(lookOf('2026-02-14', OFFICE, undefined)).toBe('rest');
  expect(lookOf('2026-02-16', OFFICE, undefined)).toBe('work');
  expect(periodsOf('2026-02-14', OFFICE, makeUp)).toEqual([[540, 1080]]);
  expect(periodsOf('2026-02-16', OFFICE, undefined)).toHaveLength(2);
});

test.each([
  ['9:00-12:00, 13:00-18:00', [[540, 720], [780, 1080]]],
  ['08:30–17:30', [[510, 1050]]],
  ['22：00～30：00', [[1320, 1800]]],
  ['', []],
  ['18:00-9:00', undefined],
  ['9-18', undefined],
  ['9:00-12:00-13:00', undefined],
  ['nine to five', undefined],
])('hours as people type them: %s', (text, periods) => {
  expect(periodsFrom(text)).toEqual(periods);
});

test('what is written can be typed again', () => {
  expect(periodsFrom(periodsText([[540, 720], [1320, 1560]]))).toEqual([[540, 720], [1320, 1560]]);
  expect(clockOf(1560)).toBe('26:00');
  expect(minutesOf('26:00')).toBe(1560);
  expect(minutesOf('9:60')).toBeUndefined();
});

test('a year is counted by how its days are', () => {
  expect(yearTally(2026, OFFICE, new Map([[makeUp.on, makeUp]]))).toEqual({ work: 261, rest: 103, holiday: 0, make_up: 1, special: 0 });
});
