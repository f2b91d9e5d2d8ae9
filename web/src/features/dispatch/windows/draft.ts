import { clockOf, minutesOf } from '@/features/people/calendars/days';

import type { Limits, Rule, Windows } from './queries';

/** The numbers of a rule that are written as such; the hours of a day are written as times. */
export const NUMBERS = ['length_minutes', 'step_minutes', 'lead_minutes', 'days_ahead', 'hold_minutes', 'move_cutoff_minutes', 'cancel_cutoff_minutes'] as const;
export type NumberName = (typeof NUMBERS)[number];
export const WEEK = [0, 1, 2, 3, 4, 5, 6] as const;

/** A rule as it is filled in: times of day as people type them. */
export type Filled = Record<NumberName, number | null> & {
  kind?: string | null;
  territory?: string | null;
  calendar?: string | null;
  begins: string;
  ends: string;
  weekdays: number[];
  paused: boolean;
  pause_from: string;
  pause_until: string;
  capacity?: number | null;
  portal: boolean;
};

const NOON = ['12:00', '13:00'] as const;
const WORKDAYS = [0, 1, 2, 3, 4];

/** What a new rule begins with: what the server calls usual. */
export function usualOf({ numbers }: Limits): Filled {
  const usual = (name: string): number => numbers.find((one) => one.name === name)?.usual ?? 0;
  const told = Object.fromEntries(NUMBERS.map((name) => [name, usual(name)])) as Record<NumberName, number>;
  return { ...told, begins: clockOf(usual('begins_minute')), ends: clockOf(usual('ends_minute')), weekdays: WORKDAYS, paused: false, pause_from: NOON[0], pause_until: NOON[1], portal: true };
}

/** A rule that counts, to be changed. */
export function filledOf({ kind, territory, calendar, windows }: Rule): Filled {
  const told = Object.fromEntries(NUMBERS.map((name) => [name, windows[name]])) as Record<NumberName, number>;
  const [from, until] = windows.pause ?? [];
  return {
    ...told,
    kind,
    territory: territory?.code ?? null,
    calendar: calendar?.code ?? null,
    begins: clockOf(windows.begins_minute),
    ends: clockOf(windows.ends_minute),
    weekdays: windows.weekdays,
    paused: windows.pause !== null,
    pause_from: from === undefined ? NOON[0] : clockOf(from),
    pause_until: until === undefined ? NOON[1] : clockOf(until),
    capacity: windows.capacity,
    portal: windows.portal,
  };
}

/** As the server wants it; undefined while something is no time, no number, or there is no day. */
export function windowsOf(filled: Filled): Windows | undefined {
  const [begins, ends] = [minutesOf(filled.begins), minutesOf(filled.ends)];
  const pause = filled.paused ? [minutesOf(filled.pause_from), minutesOf(filled.pause_until)] : [];
  const numbers = NUMBERS.map((name) => [name, filled[name]] as const);
  if (begins === undefined || ends === undefined || filled.weekdays.length === 0) return undefined;
  if (pause.includes(undefined) || numbers.some(([, value]) => value === null)) return undefined;
  return {
    ...(Object.fromEntries(numbers) as Record<NumberName, number>),
    begins_minute: begins,
    ends_minute: ends,
    weekdays: filled.weekdays.toSorted((a, b) => a - b),
    pause: filled.paused ? (pause as number[]) : null,
    capacity: filled.capacity ?? null,
    portal: filled.portal,
  };
}
