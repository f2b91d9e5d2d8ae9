/** When a site can be entered: weekly periods by weekday, "0" (Monday) … "6", in minutes of the local day. */
export type Hours = Record<string, number[][]>;

export const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;

const DAY = 24 * 60;

const clock = (minute: number): string => `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** "08:00–12:00 13:30–18:00" */
export const periodsText = (periods: readonly (readonly number[])[]): string =>
  periods.map(([from = 0, until = 0]) => `${clock(from)}–${until === DAY ? '24:00' : clock(until)}`).join(' ');

/** What somebody typed for a day, or undefined when it cannot be meant. Past midnight runs into the next day. */
export function parsePeriods(text: string): [number, number][] | undefined {
  const plain = text.normalize('NFKC').replace(/[—–~～至]/g, '-').replace(/[,，、;；]/g, ' ').trim();
  if (plain === '') return [];
  const periods: [number, number][] = [];
  for (const part of plain.replace(/\s*-\s*/g, '-').split(/\s+/)) {
    const found = /^(\d{1,2})(?::?(\d{2}))?-(\d{1,2})(?::?(\d{2}))?$/.exec(part);
    if (found === null) return undefined;
    const [h1 = 0, m1 = 0, h2 = 0, m2 = 0] = found.slice(1).map((digits: string | undefined) => Number(digits ?? 0));
    const [from, end] = [h1 * 60 + m1, h2 * 60 + m2];
    if (h1 > 23 || h2 > 24 || m1 > 59 || m2 > 59) return undefined;
    periods.push([from, end > from ? end : end + DAY]);
  }
  return periods;
}

/** Days with the same hours in one line: [[0, 1, 2, 3, 4], "08:00–18:00"]. Days on which nobody gets in are left out. */
export function grouped(hours: Hours): [days: number[], text: string][] {
  const lines: [number[], string][] = [];
  for (const day of WEEKDAYS) {
    const text = periodsText(hours[String(day)] ?? []);
    if (text === '') continue;
    const last = lines.at(-1);
    if (last?.[1] === text && last[0].at(-1) === day - 1) last[0].push(day);
    else lines.push([[day], text]);
  }
  return lines;
}
