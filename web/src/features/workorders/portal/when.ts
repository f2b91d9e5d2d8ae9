import { today } from '@/lib/day';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { clockTime, moment, type Reader } from '@/lib/time';

const sameDay = (one: Date, other: Date, { zone }: Reader): boolean => today(one, zone) === today(other, zone);

/** "今天 10:30–12:00", or both ends in full when they lie on two days. */
export function span(from: string, until: string | null, now: Date, reader: Reader): string {
  const [begin, end] = [new Date(from), until === null ? null : new Date(until)];
  const said = moment(begin, now, reader);
  if (end === null) return said;
  return sameDay(begin, end, reader) ? `${said}–${clockTime(end, reader)}` : `${said} – ${moment(end, now, reader)}`;
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
