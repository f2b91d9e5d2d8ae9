import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { useReader } from '@/lib/reader';

import { addDays, clockOf, lookOf, periodsOf } from '../calendars/days';
import { yearQuery, type Calendar } from '../calendars/queries';
import type { Duty } from './queries';
import { pieceOn, type Piece } from './spans';
import styles from './week-strip.module.css';

type Props = { monday: string; today: string; duty: Duty; zone: string; calendar: Calendar | undefined };
type Bar = Piece & { look: 'hours' | 'shift' | 'leave'; said: string };

const DAY = 1440;
const MARKS = [0, 360, 720, 1080];

/** A week, a day to a line and an hour to a step: ordinary hours, duties beyond them, and leave over them. */
export function WeekStrip({ monday, today, duty, zone, calendar }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const days = Array.from({ length: 7 }, (_, at) => addDays(monday, at));
  const set = useSetDays(calendar, days);
  const weekdays = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const weekly = calendar?.weekly ?? {};

  function barsOf(on: string): Bar[] {
    const hours = periodsOf(on, weekly, set.get(on)).map(([from, until]): Bar => ({ from, until: Math.min(until, DAY), look: 'hours', said: t('duty.hours') }));
    const shifts = duty.shifts.flatMap((one) => bar(on, one, 'shift', one.on_call ? t('duty.onCall') : t('duty.shift')));
    const leave = duty.leave.flatMap((one) => bar(on, one, 'leave', t('duty.leave')));
    return [...hours, ...shifts, ...leave];
  }

  const bar = (on: string, span: { starts_at: string; ends_at: string }, look: Bar['look'], said: string): Bar[] => {
    const piece = pieceOn(on, span, zone);
    return piece ? [{ ...piece, look, said }] : [];
  };

  return (
    <div className={styles['strip']} role="table" aria-label={t('duty.title')}>
      <div className={styles['scale']} aria-hidden="true">
        {MARKS.map((minute) => (
          <span key={minute} style={{ left: `${(minute / DAY) * 100}%` }}>
            {clockOf(minute)}
          </span>
        ))}
      </div>
      {days.map((on) => {
        const look = lookOf(on, weekly, set.get(on));
        const bars = barsOf(on);
        const said = bars.map((one) => `${one.said} ${clockOf(one.from)}–${clockOf(one.until)}`).join('; ') || t('duty.free');
        return (
          <div key={on} className={styles['day']} role="row">
            <span className={on === today ? styles['today'] : styles['name']} role="rowheader">
              {weekdays.format(new Date(`${on}T00:00:00Z`))} {Number(on.slice(5, 7))}/{Number(on.slice(8))}
              {(look === 'holiday' || look === 'make_up') && <i className={styles[look]}>{t(`calendar.short.${look}`)}</i>}
            </span>
            <span className={styles['line']} role="cell" title={said} aria-label={said}>
              {bars.map((one, at) => (
                <i key={at} className={styles[one.look]} style={{ left: `${(one.from / DAY) * 100}%`, width: `${((one.until - one.from) / DAY) * 100}%` }} />
              ))}
            </span>
          </div>
        );
      })}
      <p className={styles['legend']} aria-hidden="true">
        {(['hours', 'shift', 'leave'] as const).map((look) => (
          <span key={look}>
            <i className={styles[look]} />
            {t(`duty.${look}`)}
          </span>
        ))}
      </p>
    </div>
  );
}

/** The days of this week that were set otherwise; a week may lie in two years. */
function useSetDays(calendar: Calendar | undefined, days: string[]) {
  const [first, last] = [Number(days[0]?.slice(0, 4)), Number(days[6]?.slice(0, 4))];
  const [one, other] = [useQuery({ ...yearQuery(calendar?.key ?? '', first), enabled: calendar !== undefined }), useQuery({ ...yearQuery(calendar?.key ?? '', last), enabled: calendar !== undefined })];
  return new Map([...(one.data?.days ?? []), ...(other.data?.days ?? [])].map((day) => [day.on, day]));
}

