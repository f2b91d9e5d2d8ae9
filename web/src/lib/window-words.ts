import { daysUntil, today } from './day';
import { useNow } from './now';
import { useReader } from './reader';
import { clockTime, moment } from './time';
import { clocksDiffer, minutesLeft, type Times } from './windows';

/** As the beginning of a line. */
const begun = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const DAY_NAME = { timeZone: 'UTC', month: 'long', day: 'numeric', weekday: 'short' } as const;

/** How windows are said: always by the clock of the place where somebody is expected. */
export function useWindowWords(zone: string) {
  const [now, reader] = [useNow(), useReader()];
  const there = { ...reader, zone };
  const clock = (at: string): string => clockTime(new Date(at), there);

  return {
    clock,
    /** "今天 11月24日周二", "11月26日周四": a day of the place. */
    day: (day: string): string => {
      const name = new Intl.DateTimeFormat(reader.language === 'en' ? 'en-GB' : reader.language, DAY_NAME).format(new Date(`${day}T00:00:00Z`));
      const ahead = daysUntil(day, today(now, zone));
      if (ahead === 0) return begun(reader.say('time.today', { time: name }));
      return ahead === 1 ? begun(reader.say('time.tomorrow', { time: name })) : name;
    },
    /** "09:00–11:00". */
    times: ({ from_at, until_at }: Times): string => `${clock(from_at)}–${clock(until_at)}`,
    /** "明天 09:00–11:00". */
    span: ({ from_at, until_at }: Times): string => `${moment(new Date(from_at), now, there)}–${clock(until_at)}`,
    /** Whether the reader's own clock shows another time. */
    abroad: (rows: readonly Times[]): boolean => clocksDiffer(rows, reader, there),
    left: (until: string): number => minutesLeft(until, now),
    over: (at: string): boolean => Date.parse(at) <= now.getTime(),
  };
}
