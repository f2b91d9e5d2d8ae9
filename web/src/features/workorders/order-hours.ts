/** Weekly periods by weekday, "0" is Monday: [start, end] in minutes of the local day. */
export type Hours = Record<string, number[][]>;

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** When a place is open to us, neighbouring days that are alike together: "周一–周五 09:00–18:00". */
export function hoursInWords(hours: Hours, language: string): string[] {
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const nameOf = (day: number): string => weekday.format(new Date(MONDAY + day * DAY_MS));
  const runs: { from: number; until: number; periods: string }[] = [];
  for (let day = 0; day < 7; day++) {
    const periods = (hours[`${day}`] ?? []).map(([start = 0, end = 0]) => `${clock(start)}–${clock(end)}`).join(' ');
    const last = runs.at(-1);
    if (!periods) continue;
    if (last?.periods === periods && last.until === day - 1) last.until = day;
    else runs.push({ from: day, until: day, periods });
  }
  return runs.map(({ from, until, periods }) => `${from === until ? nameOf(from) : `${nameOf(from)}–${nameOf(until)}`} ${periods}`);
}
