import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { clockTime, duration, moment } from '@/lib/time';

import type { Visit } from '../types';

type Times = Pick<Visit, 'starts_at' | 'ends_at' | 'promised_from_at' | 'promised_until_at'>;

/** "10:30–12:00": what the customer was promised, else what is planned. */
export function useWindow(): (visit: Times, withDay?: boolean) => string {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  return (visit, withDay = false) => {
    const from = visit.promised_from_at ?? visit.starts_at;
    const until = visit.promised_until_at ?? visit.ends_at;
    if (from === null) return t('field.day.undated');
    const start = withDay ? moment(new Date(from), now, reader) : clockTime(new Date(from), reader);
    return until === null ? start : t('field.card.between', { from: start, until: clockTime(new Date(until), reader) });
  };
}

/** How long until one should be there, or how late one is; nothing once one is. */
export function useUntil(): (visit: Visit) => { word: string; late: boolean } | undefined {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  return (visit) => {
    const from = visit.promised_until_at ?? visit.starts_at;
    if (from === null || !['planned', 'confirmed', 'travelling'].includes(visit.state)) return undefined;
    const left = new Date(from).getTime() - now.getTime();
    const time = duration(left, reader.say);
    return left >= 0 ? { word: t('field.day.in', { time }), late: false } : { word: t('field.day.late', { time }), late: true };
  };
}
