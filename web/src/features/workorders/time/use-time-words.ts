import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { clockTime, moment } from '@/lib/time';

import type { Minutes, Span, Work } from './types';

/** How time is said: lengths in hours and minutes, never in days; a span by its ends, or since when it runs. */
export function useTimeWords() {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const clock = (at: string): string => clockTime(new Date(at), reader);

  function length(minutes: number): string {
    const [h, m] = [Math.floor(minutes / 60), minutes % 60];
    if (minutes === 0) return t('spent.none');
    if (h === 0) return reader.say('time.minutes', { m });
    return m === 0 ? reader.say('time.hours', { h }) : reader.say('time.hoursMinutes', { h, m: String(m).padStart(2, '0') });
  }

  return {
    length,
    kind: (kind: Work): string => t(`spent.kind.${kind}`),
    sums: (of: Minutes): string => t('spent.sums', { travel: length(of.travel), work: length(of.work), wait: length(of.wait) }),
    /** "09:12–09:40", or since when it runs. */
    ends: ({ begins_at, ends_at }: Pick<Span, 'begins_at' | 'ends_at'>): string =>
      ends_at === null ? t('spent.since', { time: clock(begins_at) }) : t('spent.span', { from: clock(begins_at), until: clock(ends_at) }),
    /** The same with its day. */
    dated: ({ begins_at, ends_at }: Pick<Span, 'begins_at' | 'ends_at'>): string => {
      const from = moment(new Date(begins_at), now, reader);
      return ends_at === null ? t('spent.since', { time: from }) : t('spent.span', { from, until: clock(ends_at) });
    },
  };
}
