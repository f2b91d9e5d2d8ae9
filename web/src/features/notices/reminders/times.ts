import { addDays, MINUTES_OF_A_DAY, minutesOf, weekdayOf } from '@/features/people/calendars/days';
import { dayIn, instantIn, minuteIn } from '@/features/people/duty/spans';

import type { Timing } from './queries';

/** A day of the calendar as YYYY-MM-DD, and a minute of it, by the clock on somebody's wall. */
export type Wall = { day: string; minute: number };

const HOUR = 60;

/** What a clock in this zone shows at an instant. */
export const wallAt = (at: Date, zone: string): Wall => ({ day: dayIn(zone, at), minute: minuteIn(zone, at) });

/** The same wall so many minutes later; over midnight it is another day. */
export function later({ day, minute }: Wall, minutes: number): Wall {
  const sum = minute + minutes;
  return { day: addDays(day, Math.floor(sum / MINUTES_OF_A_DAY)), minute: sum % MINUTES_OF_A_DAY };
}

/** The minute of the day that "09:30" names; undefined for what is no time. */
export function minuteOf(clock: string): number | undefined {
  const minute = minutesOf(clock.slice(0, 'hh:mm'.length));
  return minute !== undefined && minute < MINUTES_OF_A_DAY ? minute : undefined;
}

const MORNING = 9 * HOUR;
const HOME_TIME = 17 * HOUR + 30;
const FRIDAY = 4;

export type PresetName = 'hour' | 'home' | 'tomorrow' | 'monday' | 'workdays' | 'friday' | 'monthEnd';
export type Preset = { name: PresetName; timing: Timing };

const once = ({ day, minute }: Wall): Timing => ({ starts_on: day, minute, repeats: 'once', weekdays: [], month_day: null, every: null, until_on: null, times: null });

/** The times people mean most, as of now; none that has passed, and none twice. */
export function presetsAt(now: Date, zone: string): Preset[] {
  const here = wallAt(now, zone);
  const tomorrow = addDays(here.day, 1);
  const monday = addDays(here.day, 7 - weekdayOf(here.day));
  const round = later(here, HOUR + (5 - (here.minute % 5)) % 5);
  const begins = here.minute < MORNING ? here.day : tomorrow;
  return [
    { name: 'hour', timing: once(round) },
    ...(here.minute < HOME_TIME - 30 ? [{ name: 'home' as const, timing: once({ day: here.day, minute: HOME_TIME }) }] : []),
    { name: 'tomorrow', timing: once({ day: tomorrow, minute: MORNING }) },
    ...(monday === tomorrow ? [] : [{ name: 'monday' as const, timing: once({ day: monday, minute: MORNING }) }]),
    { name: 'workdays', timing: { ...once({ day: begins, minute: MORNING }), repeats: 'workdays' } },
    { name: 'friday', timing: { ...once({ day: here.day, minute: 16 * HOUR }), repeats: 'weekly', weekdays: [FRIDAY] } },
    { name: 'monthEnd', timing: { ...once({ day: here.day, minute: 10 * HOUR }), repeats: 'monthly', month_day: 31 } },
  ];
}

export type Snooze = 'minutes' | 'hour' | 'morning';

/** Until when something is put off. */
export function snoozedUntil(how: Snooze, now: Date, zone: string): Date {
  if (how === 'morning') return instantIn(zone, addDays(dayIn(zone, now), 1), MORNING);
  return new Date(now.getTime() + (how === 'hour' ? HOUR : 10) * 60_000);
}
