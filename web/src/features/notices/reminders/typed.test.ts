import { expect, test } from 'vitest';

import { presetsAt } from './times';
import { draftTiming, startOf, timingOf, wrongIn, type Typed } from './typed';

const NOW = new Date('2026-11-18T04:00:00Z');
const start = (change: Partial<Typed> = {}): Typed => ({ ...startOf(undefined, NOW, 'Asia/Shanghai'), text: 'call', ...change });

test('it begins with tomorrow morning', () => {
  expect(timingOf(start())).toEqual({ starts_on: '2026-11-19', minute: 540, repeats: 'once', weekdays: [], month_day: null, every: null, until_on: null, times: null });
});

test('every preset comes through the fields as it was', () => {
  for (const { timing } of presetsAt(NOW, 'Asia/Shanghai')) expect(timingOf({ ...start(), ...draftTiming(timing) })).toEqual(timing);
});

test('what another way of repeating asked for is not told', () => {
  const typed = start({ repeats: 'days', every: '3', weekdays: [1], monthDay: 5, end: 'times', times: '4' });
  expect(timingOf(typed)).toMatchObject({ weekdays: [], month_day: null, every: 3, times: 4 });
  expect(timingOf({ ...typed, repeats: 'once' })).toMatchObject({ every: null, times: null });
});

test.each([
  [{ text: ' ' }, 'text'],
  [{ on: '' }, 'on'],
  [{ at: '25:00' }, 'at'],
  [{ repeats: 'weekly', weekdays: [] }, 'weekdays'],
  [{ repeats: 'days', every: '0' }, 'every'],
  [{ repeats: 'days', every: '1.5' }, 'every'],
  [{ repeats: 'workdays', end: 'until', untilOn: '2026-11-01' }, 'untilOn'],
  [{ repeats: 'workdays', end: 'times', times: '1000' }, 'times'],
] satisfies [Partial<Typed>, string][])('%o lacks its %s', (change, wrong) => expect(wrongIn(start(change))).toBe(wrong));
