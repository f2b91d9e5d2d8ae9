/** Where the days of a zone begin: the only arithmetic of the board that knows of zones and of daylight saving. */
import { DAY, HOUR } from '@/lib/time';

const FIGURES: Intl.DateTimeFormatOptions = { hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' };
const formats = new Map<string, Intl.DateTimeFormat>();

function figures(zone: string): Intl.DateTimeFormat {
  const found = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...FIGURES });
  formats.set(zone, found);
  return found;
}

/** What the clock on the wall shows at an instant, as if it were one of UTC. */
function wallAt(at: number, zone: string): number {
  const read = Object.fromEntries(figures(zone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(read['year'] ?? 0, (read['month'] ?? 1) - 1, read['day'] ?? 1, read['hour'] ?? 0, read['minute'] ?? 0, read['second'] ?? 0);
}

/** The instant at which this day ("2026-03-29") begins there; where midnight is left out, the first instant there is. */
export function startOfDay(day: string, zone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`);
  const guess = wall - (wallAt(wall, zone) - wall);
  return wall - (wallAt(guess, zone) - guess);
}

/** The day so many days later, or earlier. */
export const dayAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** The Monday of its week. */
export const mondayOf = (day: string): string => dayAfter(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

export const isDay = (told: string): boolean => /^\d{4}-\d\d-\d\d$/.test(told) && !Number.isNaN(Date.parse(told));

/** The hour its clock shows, 0–23. */
export const hourAt = (at: number, zone: string): number => new Date(wallAt(at, zone)).getUTCHours();

/** An instant as the server is told it. */
export const iso = (at: number): string => new Date(at).toISOString();

export type Span = { from: number; until: number };

/** A day runs into the next morning, so that a night shift stands in one piece. */
const MORNING_HOURS = 6;

export const spanOfDay = (day: string, zone: string): Span => ({ from: startOfDay(day, zone), until: startOfDay(dayAfter(day, 1), zone) + MORNING_HOURS * HOUR });

export function spanOfWeek(day: string, zone: string): Span {
  const monday = mondayOf(day);
  return { from: startOfDay(monday, zone), until: startOfDay(dayAfter(monday, 7), zone) };
}
