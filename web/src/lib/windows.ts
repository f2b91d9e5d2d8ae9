/** Windows in which somebody may be expected, as both sides of the house read them. */
import { daysUntil, laterBy } from './day';
import { clockTime, MINUTE, type Reader } from './time';

export type Times = { from_at: string; until_at: string };
export type Window = Times & { day: string };

/** How many days are asked for at a time. */
export const PAGE_DAYS = 7;

/** By the day each belongs to, in order; one that was told twice, for a day was asked for twice, stands once. */
export function byDay<W extends Window>(rows: readonly W[]): [day: string, windows: W[]][] {
  const once = [...new Map(rows.map((row) => [`${Date.parse(row.from_at)} ${Date.parse(row.until_at)}`, row])).values()];
  const days = new Map<string, W[]>();
  for (const row of once.toSorted((a, b) => Date.parse(a.from_at) - Date.parse(b.from_at))) days.set(row.day, [...(days.get(row.day) ?? []), row]);
  return [...days].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

type Page = { days_ahead: number; left_out: number; rows: readonly Window[] };

/**
 * From which day on more is asked for, after what `since` brought; undefined where nobody may look further. `today` is
 * that of the place. What was left out of a page for its length is asked for again, from the day on where it was cut.
 */
export function nextSince(page: Page, since: string, today: string): string | undefined {
  const whole = laterBy(since, PAGE_DAYS);
  const cut = [page.rows.at(-1)?.day ?? '', laterBy(since, 1)].toSorted().at(-1) ?? whole;
  const next = page.left_out > 0 && cut < whole ? cut : whole;
  return daysUntil(next, today) <= page.days_ahead ? next : undefined;
}

/** Whether the clocks of two places show another time during one of these windows. */
export const clocksDiffer = (rows: readonly Times[], here: Reader, there: Reader): boolean =>
  rows.some(({ from_at, until_at }) => [from_at, until_at].some((at) => clockTime(new Date(at), here) !== clockTime(new Date(at), there)));

/** Minutes until an instant, rounded, for a page's clock goes on in steps; none only when it is over. */
export function minutesLeft(until: string, now: Date): number {
  const left = Date.parse(until) - now.getTime();
  return left > 0 ? Math.max(1, Math.round(left / MINUTE)) : 0;
}

/** What a refusal says is free around the window that was taken. */
export function nearestIn(facts: Record<string, unknown>): Times[] {
  const told: unknown[] = Array.isArray(facts['nearest']) ? facts['nearest'] : [];
  return told.filter(isTimes);
}

function isTimes(value: unknown): value is Times {
  if (typeof value !== 'object' || value === null) return false;
  const { from_at, until_at } = value as Partial<Times>;
  return typeof from_at === 'string' && typeof until_at === 'string';
}
