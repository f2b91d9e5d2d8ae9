import { expect, test } from 'vitest';

import type { Reader } from './time';
import { byDay, clocksDiffer, minutesLeft, nearestIn, nextSince, type Window } from './windows';

const window = (day: string, from: string): Window => ({ day, from_at: from, until_at: new Date(Date.parse(from) + 7_200_000).toISOString() });
const reader = (zone: string): Reader => ({ zone, language: 'zh-CN', say: (key) => key });
const page = (rows: Window[], left_out = 0) => ({ days_ahead: 14, left_out, rows });

test('windows stand below the day they belong to, in order and once, also one after midnight', () => {
  const [nine, late, night] = [window('2027-03-01', '2027-03-01T01:00:00Z'), window('2027-03-01', '2027-03-01T15:00:00Z'), window('2027-03-01', '2027-03-01T17:00:00Z')];
  const next = window('2027-03-02', '2027-03-02T01:00:00Z');
  expect(byDay([next, night, nine, late, { ...nine, from_at: '2027-03-01T01:00:00+00:00' }])).toEqual([
    ['2027-03-01', [{ ...nine, from_at: '2027-03-01T01:00:00+00:00' }, late, night]],
    ['2027-03-02', [next]],
  ]);
});

test('more is asked for a week on, until the last day one may look at', () => {
  expect(nextSince(page([]), '2027-02-28', '2027-03-01')).toBe('2027-03-07');
  expect(nextSince(page([]), '2027-03-07', '2027-03-01')).toBe('2027-03-14');
  expect(nextSince(page([]), '2027-03-14', '2027-03-01')).toBeUndefined();
  expect(nextSince({ ...page([]), days_ahead: 0 }, '2027-02-28', '2027-03-01')).toBeUndefined();
});

test('what was cut off a page is asked for from where it was cut, and never the same page twice', () => {
  expect(nextSince(page([window('2027-03-03', '2027-03-03T01:00:00Z')], 40), '2027-03-01', '2027-03-01')).toBe('2027-03-03');
  expect(nextSince(page([window('2027-03-01', '2027-03-01T01:00:00Z')], 40), '2027-03-01', '2027-03-01')).toBe('2027-03-02');
  expect(nextSince(page([], 40), '2027-03-01', '2027-03-01')).toBe('2027-03-02');
});

test('clocks differ by what they show during the windows, not by the names of the zones', () => {
  const winter = [window('2027-01-04', '2027-01-04T01:00:00Z')];
  expect(clocksDiffer(winter, reader('Asia/Shanghai'), reader('Asia/Hong_Kong'))).toBe(false);
  expect(clocksDiffer(winter, reader('Asia/Shanghai'), reader('Asia/Tokyo'))).toBe(true);
  expect(clocksDiffer(winter, reader('Europe/London'), reader('UTC'))).toBe(false);
  expect(clocksDiffer([window('2027-07-05', '2027-07-05T08:00:00Z')], reader('Europe/London'), reader('UTC'))).toBe(true);
});

test('minutes are left until it is over, the last one too, and none then', () => {
  const now = new Date('2027-03-01T00:00:00Z');
  expect(minutesLeft('2027-03-01T00:05:12Z', now)).toBe(5);
  expect(minutesLeft('2027-03-01T00:00:10Z', now)).toBe(1);
  expect(minutesLeft('2027-03-01T00:00:00Z', now)).toBe(0);
  expect(minutesLeft('2027-02-28T23:00:00Z', now)).toBe(0);
});

test('of a refusal only what has two times is a window', () => {
  const one = { from_at: '2027-03-01T01:00:00Z', until_at: '2027-03-01T03:00:00Z' };
  expect(nearestIn({ nearest: [one, { from_at: 'x' }, null, 'now'] })).toEqual([one]);
  expect(nearestIn({})).toEqual([]);
});
