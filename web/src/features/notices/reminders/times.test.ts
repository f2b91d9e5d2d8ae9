import { expect, test } from 'vitest';

import { clockOf } from '@/features/people/calendars/days';
import { instantIn } from '@/features/people/duty/spans';

import { later, minuteOf, presetsAt, snoozedUntil, wallAt } from './times';

const SHANGHAI = 'Asia/Shanghai';
const BERLIN = 'Europe/Berlin';
const wednesday = new Date('2026-11-18T04:00:00Z'); // noon in Shanghai

test('what a clock shows depends on where it hangs', () => {
  expect(wallAt(wednesday, SHANGHAI)).toEqual({ day: '2026-11-18', minute: 720 });
  expect(wallAt(new Date('2026-11-18T23:30:00Z'), SHANGHAI)).toEqual({ day: '2026-11-19', minute: 450 });
});

test.each([
  ['2026-03-28', 540, '2026-03-28T08:00:00.000Z'],
  ['2026-03-29', 540, '2026-03-29T07:00:00.000Z'],
  ['2026-10-25', 540, '2026-10-25T08:00:00.000Z'],
  ['2026-12-31', 1439, '2026-12-31T22:59:00.000Z'],
])('the wall of %s, minute %i, is found over a change of clocks', (day, minute, instant) => {
  expect(instantIn(BERLIN, day, minute).toISOString()).toBe(instant);
});

test('a wall that no clock shows is an instant all the same', () => {
  expect(Number.isNaN(instantIn(BERLIN, '2026-03-29', 150).getTime())).toBe(false);
});

test('minutes go on over midnight and months', () => {
  expect(later({ day: '2026-02-28', minute: 1430 }, 20)).toEqual({ day: '2026-03-01', minute: 10 });
});

test.each([
  ['09:05', 545],
  ['9:05', 545],
  ['23:59', 1439],
  ['24:00', undefined],
  ['12:60', undefined],
  ['', undefined],
])('“%s” is minute %s of a day', (clock, minute) => expect(minuteOf(clock)).toBe(minute));

test('what is offered lies ahead', () => {
  const offered = Object.fromEntries(presetsAt(wednesday, SHANGHAI).map(({ name, timing }) => [name, `${timing.starts_on} ${clockOf(timing.minute)}`]));
  expect(offered).toEqual({
    hour: '2026-11-18 13:00', home: '2026-11-18 17:30', tomorrow: '2026-11-19 09:00', monday: '2026-11-23 09:00', workdays: '2026-11-19 09:00', friday: '2026-11-18 16:00', monthEnd: '2026-11-18 10:00',
  }); // prettier-ignore
});

test('in the evening there is no going-home time, and on Sunday Monday is tomorrow', () => {
  const names = (at: string): string[] => presetsAt(new Date(at), SHANGHAI).map(({ name }) => name);
  expect(names('2026-11-18T11:00:00Z')).not.toContain('home');
  expect(names('2026-11-22T04:00:00Z')).not.toContain('monday');
});

test('an hour from now is said in round minutes, and never sooner', () => {
  const [hour] = presetsAt(new Date('2026-11-18T04:01:30Z'), SHANGHAI);
  expect(clockOf(hour?.timing.minute ?? 0)).toBe('13:05');
});

test('put off until tomorrow morning is nine o’clock where the reader is', () => {
  expect(snoozedUntil('morning', wednesday, SHANGHAI).toISOString()).toBe('2026-11-19T01:00:00.000Z');
  expect(snoozedUntil('minutes', wednesday, SHANGHAI).toISOString()).toBe('2026-11-18T04:10:00.000Z');
});
