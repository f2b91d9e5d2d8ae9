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

const formats = new Map<string, Intl.DateTimeFormat>();

function format(reader: Reader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${reader.language}|${reader.zone}|${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(reader.language, { timeZone: reader.zone, hourCycle: 'h23', ...options });
  formats.set(key, known);
  return known;
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
export const clockTime = (at: Date, reader: Reader): string => format(reader, { hour: '2-digit', minute: '2-digit' }).format(at);

function date(at: Date, now: Date, reader: Reader): string {
  const sameYear = part(at, reader, 'year') === part(now, reader, 'year');
  return format(reader, { month: 'short', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) }).format(at);
}

/** The instant to the second; the zone is named when it is not the one this machine runs in. */
export function exact(at: Date, reader: Reader, machineZone: string = Intl.DateTimeFormat().resolvedOptions().timeZone): string {
  const foreign = machineZone !== reader.zone;
  return format(reader, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    ...(foreign ? { timeZoneName: 'short' } : {}),
  }).format(at);
}

function part(at: Date, reader: Reader, type: Intl.DateTimeFormatPartTypes): string {
  const parts = format({ ...reader, language: 'en-GB' }, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at);
  return parts.find((found) => found.type === type)?.value ?? '';
}

/** Calendar days from `at` to `now` in the reader's zone: 1 is yesterday, −1 tomorrow. */
function daysBetween(at: Date, now: Date, reader: Reader): number {
  const day = (when: Date): number => Date.UTC(Number(part(when, reader, 'year')), Number(part(when, reader, 'month')) - 1, Number(part(when, reader, 'day')));
  return Math.round((day(now) - day(at)) / DAY);
}
