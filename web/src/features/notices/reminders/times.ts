import type { Timing } from './queries';

/** A day of the calendar as YYYY-MM-DD, and a minute of it, by the clock on somebody's wall. */
export type Wall = { day: string; minute: number };

const FIGURES = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const DAY_MS = 86_400_000;
const HOUR = 60;

/** What a clock in this zone shows at an instant. */
export function wallAt(at: Date, zone: string): Wall {
  const parts = new Map(new Intl.DateTimeFormat('en-GB', { ...FIGURES, timeZone: zone }).formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (name: 'year' | 'month' | 'day' | 'hour' | 'minute'): string => parts.get(name) ?? '';
  return { day: `${part('year')}-${part('month')}-${part('day')}`, minute: Number(part('hour')) * HOUR + Number(part('minute')) };
}

export const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** 0 is Monday. */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The same wall so many minutes later; over midnight it is another day. */
export function later({ day, minute }: Wall, minutes: number): Wall {
  const sum = minute + minutes;
  return { day: addDays(day, Math.floor(sum / (24 * HOUR))), minute: sum % (24 * HOUR) };
}

/** The instant at which a clock in this zone shows this wall; where none does, the next that one does show. */
export function instantAt({ day, minute }: Wall, zone: string): Date {
  const meant = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
  let at = meant;
  for (let tries = 0; tries < 3; tries += 1) {
    const shown = wallAt(new Date(at), zone);
    const off = meant - (Date.parse(`${shown.day}T00:00:00Z`) + shown.minute * 60_000);
    if (off === 0) break;
    at += off;
  }
  return new Date(at);
}

export const clockOf = (minute: number): string => `${String(Math.floor(minute / HOUR)).padStart(2, '0')}:${String(minute % HOUR).padStart(2, '0')}`;

/** The minute of the day that "09:30" names; undefined for what is no time. */
export function minuteOf(clock: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})/.exec(clock) ?? [];
  const minute = Number(hours) * HOUR + Number(minutes);
  return Number.isNaN(minute) || Number(minutes) >= HOUR || minute >= 24 * HOUR ? undefined : minute;
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
  if (how === 'morning') return instantAt({ day: addDays(wallAt(now, zone).day, 1), minute: MORNING }, zone);
  return new Date(now.getTime() + (how === 'hour' ? HOUR : 10) * 60_000);
}
