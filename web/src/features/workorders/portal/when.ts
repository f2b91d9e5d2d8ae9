import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { moment, type Reader } from '@/lib/time';

const clock = (at: Date, reader: Reader): string =>
  new Intl.DateTimeFormat(reader.language, { timeZone: reader.zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

const sameDay = (one: Date, other: Date, reader: Reader): boolean => {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: reader.zone });
  return day.format(one) === day.format(other);
};

/** "今天 10:30–12:00", or both ends in full when they lie on two days. */
export function span(from: string, until: string | null, now: Date, reader: Reader): string {
  const [begin, end] = [new Date(from), until === null ? null : new Date(until)];
  const said = moment(begin, now, reader);
  if (end === null) return said;
  return sameDay(begin, end, reader) ? `${said}–${clock(end, reader)}` : `${said} – ${moment(end, now, reader)}`;
}

/** How this reader is told instants and spans, now. */
export function useWhen() {
  const [now, reader] = [useNow(), useReader()];
  return {
    now,
    moment: (at: string) => moment(new Date(at), now, reader),
    span: (from: string, until: string | null) => span(from, until, now, reader),
    over: (at: string) => new Date(at).getTime() < now.getTime(),
  };
}
