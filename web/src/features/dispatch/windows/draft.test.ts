import { expect, test } from 'vitest';

import { filledOf, usualOf, windowsOf } from './draft';
import type { Limits, Rule, Windows } from './queries';

const bound = (name: string, usual: number) => ({ name, least: 0, most: 20_160, usual });
const limits: Limits = {
  most_capacity: 1000,
  numbers: [
    bound('begins_minute', 540), bound('ends_minute', 1080), bound('length_minutes', 120), bound('step_minutes', 120), bound('lead_minutes', 240),
    bound('days_ahead', 14), bound('hold_minutes', 5), bound('move_cutoff_minutes', 240), bound('cancel_cutoff_minutes', 240),
  ],
};
const night: Windows = {
  begins_minute: 1320, ends_minute: 1560, length_minutes: 90, step_minutes: 45, lead_minutes: 50, days_ahead: 3, hold_minutes: 7, move_cutoff_minutes: 0, cancel_cutoff_minutes: 30,
  weekdays: [4, 5], pause: [1440, 1470], capacity: 2, portal: false,
};
const rule: Rule = { key: 'k', kind: 'repair', territory: { code: 'sh', name_zh: '上海', name_en: 'Shanghai' }, calendar: null, windows: night, set_by: null, set_at: '2027-01-01T00:00:00Z' };

test('a rule that is opened and published as it is stays what it was, over midnight too', () => {
  expect(filledOf(rule)).toMatchObject({ kind: 'repair', territory: 'sh', begins: '22:00', ends: '26:00', pause_from: '24:00', pause_until: '24:30' });
  expect(windowsOf(filledOf(rule))).toEqual(night);
});

test('a new one begins with what is usual, without a pause and without a limit', () => {
  expect(windowsOf(usualOf(limits))).toMatchObject({ begins_minute: 540, ends_minute: 1080, length_minutes: 120, weekdays: [0, 1, 2, 3, 4], pause: null, capacity: null, portal: true });
});

test('days are told in order, whichever was ticked first', () => {
  expect(windowsOf({ ...usualOf(limits), weekdays: [6, 0] })?.weekdays).toEqual([0, 6]);
});

test('what is not filled in yet is nothing', () => {
  const usual = usualOf(limits);
  expect(windowsOf({ ...usual, begins: '9' })).toBeUndefined();
  expect(windowsOf({ ...usual, weekdays: [] })).toBeUndefined();
  expect(windowsOf({ ...usual, hold_minutes: null })).toBeUndefined();
  expect(windowsOf({ ...usual, paused: true, pause_until: '' })).toBeUndefined();
});
