import { clockOf, weekdayOf } from '@/features/people/calendars/days';

import type { Reminder, Repeats, Timing } from './queries';
import { minuteOf, presetsAt, wallAt } from './times';

/** A reminder as it is being typed. */
export type Typed = { text: string; on: string; at: string; repeats: Repeats; weekdays: number[]; monthDay: number; every: string; end: 'never' | 'until' | 'times'; untilOn: string; times: string };

/** What is filled in already: the reminder that is changed, or tomorrow morning. */
export function startOf(reminder: Reminder | undefined, now: Date, zone: string): Typed {
  const morning = presetsAt(now, zone).find(({ name }) => name === 'tomorrow')?.timing;
  const timing: Timing | undefined = reminder ?? morning;
  const here = wallAt(now, zone);
  const blank: Typed = { text: reminder?.text ?? '', on: here.day, at: '09:00', repeats: 'once', weekdays: [weekdayOf(here.day)], monthDay: 31, every: '1', end: 'never', untilOn: '', times: '5' };
  return timing === undefined ? blank : { ...blank, ...draftTiming(timing, blank) };
}

/** A time as its fields show it; what it does not speak of stays as it was. */
export function draftTiming(timing: Timing, before?: Typed): Partial<Typed> {
  return {
    on: timing.starts_on,
    at: clockOf(timing.minute),
    repeats: timing.repeats,
    ...(timing.weekdays.length > 0 && { weekdays: timing.weekdays }),
    ...(timing.month_day !== null && { monthDay: timing.month_day }),
    ...(timing.every !== null && { every: String(timing.every) }),
    end: timing.until_on !== null ? 'until' : timing.times !== null ? 'times' : 'never',
    untilOn: timing.until_on ?? before?.untilOn ?? '',
    ...(timing.times !== null && { times: String(timing.times) }),
  };
}

export type Wrong = 'text' | 'on' | 'at' | 'weekdays' | 'every' | 'untilOn' | 'times';

const A_DAY = /^\d{4}-\d{2}-\d{2}$/;
const isCount = (text: string, most: number): boolean => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= most;

/** The first thing that is not said yet. */
export function wrongIn(typed: Typed): Wrong | undefined {
  if (typed.text.trim() === '') return 'text';
  return wrongTime(typed);
}

function wrongTime({ on, at, repeats, weekdays, every, end, untilOn, times }: Typed): Wrong | undefined {
  if (!A_DAY.test(on)) return 'on';
  if (minuteOf(at) === undefined) return 'at';
  if (repeats === 'weekly' && weekdays.length === 0) return 'weekdays';
  if (repeats === 'days' && !isCount(every, 366)) return 'every';
  if (repeats === 'once') return undefined;
  if (end === 'until' && (!A_DAY.test(untilOn) || untilOn < on)) return 'untilOn';
  return end === 'times' && !isCount(times, 999) ? 'times' : undefined;
}

/** When it comes, as the server keeps it; undefined while something is missing. */
export function timingOf(typed: Typed): Timing | undefined {
  const minute = minuteOf(typed.at);
  if (minute === undefined || wrongTime(typed) !== undefined) return undefined;
  const { on, repeats, weekdays, monthDay, every, end, untilOn, times } = typed;
  const again = repeats !== 'once';
  return {
    starts_on: on,
    minute,
    repeats,
    weekdays: repeats === 'weekly' ? weekdays : [],
    month_day: repeats === 'monthly' ? monthDay : null,
    every: repeats === 'days' ? Number(every) : null,
    until_on: again && end === 'until' ? untilOn : null,
    times: again && end === 'times' ? Number(times) : null,
  };
}
