/**
 * How instants and durations are said. Everything takes `now` and the reader's zone; nothing here looks at a clock.
 * The words come from the locale files through `say`, so that both languages say the same things.
 */
export type Say = (key: TimeKey, values: Record<string, string | number>) => string;

export type TimeKey =
  | 'time.justNow'
  | 'time.minutesAgo'
  | 'time.hoursAgo'
  | 'time.today'
  | 'time.yesterday'
  | 'time.tomorrow'
  | 'time.minutes'
  | 'time.hours'
  | 'time.hoursMinutes'
  | 'time.days'
  | 'time.daysHours';

export type Reader = { zone: string; language: string; say: Say };

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;
const DATE = { month: 'short', day: 'numeric' } as const;
const DATE_OF_YEAR = { ...DATE, year: 'numeric' } as const;
const DAY_OF_YEAR = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
const EXACT = { ...DAY_OF_YEAR, ...CLOCK, second: '2-digit' } as const;
const EXACT_ABROAD = { ...EXACT, timeZoneName: 'short' } as const;

/** Making a format costs a hundred times what using it does, and a list says hundreds of times at once. */
const formats = new Map<Intl.DateTimeFormatOptions, Map<string, Intl.DateTimeFormat>>();
/** Where this machine thinks it is. */
export const MACHINE_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

function format({ language, zone }: Pick<Reader, 'language' | 'zone'>, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const known = formats.get(options) ?? new Map<string, Intl.DateTimeFormat>();
  const key = `${language}|${zone}`;
  const found = known.get(key) ?? new Intl.DateTimeFormat(language, { timeZone: zone, hourCycle: 'h23', ...options });
  formats.set(options, known.set(key, found));
  return found;
}

/** "1 时 20 分", "3 天 4 时"; shorter than a minute counts as one. */
export function duration(ms: number, say: Say): string {
  const minutes = Math.max(1, Math.round(Math.abs(ms) / MINUTE));
  if (minutes < 60) return say('time.minutes', { m: minutes });
  if (minutes < 24 * 60) {
    const [h, m] = [Math.floor(minutes / 60), minutes % 60];
    return m === 0 ? say('time.hours', { h }) : say('time.hoursMinutes', { h, m: String(m).padStart(2, '0') });
  }
  const hours = Math.round(minutes / 60);
  const [d, h] = [Math.floor(hours / 24), hours % 24];
  return h === 0 ? say('time.days', { d }) : say('time.daysHours', { d, h });
}

/** "刚刚", "12 分钟前", "3 小时前", "昨天 17:20", "9 月 3 日 17:20", with the year when it is another one. */
export function ago(at: Date, now: Date, reader: Reader): string {
  const past = now.getTime() - at.getTime();
  if (past < -MINUTE) return moment(at, now, reader); // the server's clock may be a little ahead of ours
  if (past < MINUTE) return reader.say('time.justNow', {});
  if (past < HOUR) return reader.say('time.minutesAgo', { count: Math.floor(past / MINUTE) });
  if (daysBetween(at, now, reader) === 0) return reader.say('time.hoursAgo', { count: Math.floor(past / HOUR) });
  return moment(at, now, reader);
}

/** "今天 14:17", "明天 11:30", "昨天 17:20", else the date with the time. */
export function moment(at: Date, now: Date, reader: Reader): string {
  const time = clockTime(at, reader);
  const days = daysBetween(at, now, reader);
  if (days === 0) return reader.say('time.today', { time });
  if (days === 1) return reader.say('time.yesterday', { time });
  if (days === -1) return reader.say('time.tomorrow', { time });
  return `${date(at, now, reader)} ${time}`;
}

/** "14:17" in the reader's zone. */
export const clockTime = (at: Date, reader: Reader): string => format(reader, CLOCK).format(at);

function date(at: Date, now: Date, reader: Reader): string {
  const sameYear = dayOf(at, reader).year === today(now, reader).year;
  return format(reader, sameYear ? DATE : DATE_OF_YEAR).format(at);
}

/** The instant to the second; the zone is named when it is not the one this machine runs in. */
export const exact = (at: Date, reader: Reader, machineZone: string = MACHINE_ZONE): string =>
  format(reader, machineZone === reader.zone ? EXACT : EXACT_ABROAD).format(at);

/** Calendar days from `at` to `now` in the reader's zone: 1 is yesterday, −1 tomorrow. */
const daysBetween = (at: Date, now: Date, reader: Reader): number => today(now, reader).count - dayOf(at, reader).count;

/** A calendar day of a zone; `count` grows by one from day to day. */
type CalendarDay = { year: number; count: number };

function dayOf(at: Date, { zone }: Reader): CalendarDay {
  const [day = 0, month = 0, year = 0] = format({ language: 'en-GB', zone }, DAY_OF_YEAR).format(at).split('/').map(Number);
  return { year, count: Date.UTC(year, month - 1, day) / DAY };
}

let lastToday: { now: Date; zone: string; day: CalendarDay } | undefined;

/** The day that all times of a page are told from, found once for them all. */
function today(now: Date, reader: Reader): CalendarDay {
  if (lastToday?.now !== now || lastToday.zone !== reader.zone) lastToday = { now, zone: reader.zone, day: dayOf(now, reader) };
  return lastToday.day;
}
