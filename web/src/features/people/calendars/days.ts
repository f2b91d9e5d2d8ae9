/** The hours of an ordinary week: "0" (Monday) … "6" to its periods, in minutes since midnight. */
export type Period = [start: number, end: number];
export type Weekly = Record<string, Period[]>;

export type DayKind = 'holiday' | 'make_up' | 'special';
export type SetDay = { on: string; kind: string; name_zh: string; name_en: string; periods: Period[] };

/** How a day is: worked or free as its weekday is, or otherwise by a day that was set. */
export type DayLook = 'work' | 'rest' | DayKind;

const DAY_MS = 86_400_000;
const utc = (on: string): Date => new Date(`${on}T00:00:00Z`);

/** "2026-02-14"; days are counted in UTC, where every day has 24 hours. */
export const isoDay = (date: Date): string => date.toISOString().slice(0, 10);

export const addDays = (on: string, days: number): string => isoDay(new Date(utc(on).getTime() + days * DAY_MS));

/** 0 is Monday, as the server counts. */
export const weekdayOf = (on: string): number => (utc(on).getUTCDay() + 6) % 7;

/** The Monday of a day's week. */
export const mondayOf = (on: string): string => addDays(on, -weekdayOf(on));

/** The days of one month, in order. */
export function daysOfMonth(year: number, month: number): string[] {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return Array.from({ length: days }, (_, at) => isoDay(new Date(Date.UTC(year, month - 1, at + 1))));
}

export function lookOf(on: string, weekly: Weekly, set: SetDay | undefined): DayLook {
  if (set !== undefined) return set.kind as DayKind;
  return (weekly[weekdayOf(on)]?.length ?? 0) > 0 ? 'work' : 'rest';
}

/** The hours of a day: those that were set for it, else those of its weekday. */
export const periodsOf = (on: string, weekly: Weekly, set: SetDay | undefined): Period[] => set?.periods ?? weekly[weekdayOf(on)] ?? [];

/** 1080 → "18:00"; past midnight it goes on counting: 1560 → "26:00". */
export const clockOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export const MINUTES_OF_A_DAY = 24 * 60;

/** "18:00" → 1080; undefined for what is no time of day. Hours go to 48 for what runs over midnight. */
export function minutesOf(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2})[:：](\d{2})$/.exec(text.trim()) ?? [];
  if (hours === undefined || minutes === undefined || Number(hours) > 48 || Number(minutes) > 59) return undefined;
  return Number(hours) * 60 + Number(minutes);
}

/** "9:00–12:00、13:00–18:00", as it is written and as it may be typed; undefined when a part is no period. */
export function periodsFrom(text: string): Period[] | undefined {
  const parts = text.split(/[,，、;；]+/).map((part) => part.trim()).filter(Boolean);
  const periods = parts.map((part): Period | undefined => {
    const [from, until, more] = part.split(/[-–—~～至]/).map(minutesOf);
    return from === undefined || until === undefined || more !== undefined || until <= from ? undefined : [from, until];
  });
  return periods.every((period) => period !== undefined) ? periods : undefined;
}

export const periodsText = (periods: Period[]): string => periods.map(([from, until]) => `${clockOf(from)}–${clockOf(until)}`).join(', ');

/** How many days of a year are worked, free as weekends, holidays and make-up days. */
export function yearTally(year: number, weekly: Weekly, set: Map<string, SetDay>): Record<DayLook, number> {
  const tally: Record<DayLook, number> = { work: 0, rest: 0, holiday: 0, make_up: 0, special: 0 };
  for (let month = 1; month <= 12; month++) for (const on of daysOfMonth(year, month)) tally[lookOf(on, weekly, set.get(on))]++;
  return tally;
}
