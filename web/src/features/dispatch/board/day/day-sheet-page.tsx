import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';

import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { moment } from '@/lib/time';
import { Button, buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { ReadTrouble } from '@/ui/read-trouble';
import { Bone } from '@/ui/skeleton';

import { startOfDay } from '../geometry/zone-days';
import { BOARD_PAGE } from '../paths';
import { dayQuery } from '../queries';
import { useBoardWords } from '../use-board-words';
import styles from './day-sheet.module.css';
import { DayStopView } from './day-stop';
import type { Day } from './types';

/** An engineer's day on paper: where to go, when, by which way, whom to ask for, what to bring. */
export function DaySheetPage() {
  const { t } = useTranslation();
  const { engineer = '', date = '' } = useParams();
  const reading = useQuery(dayQuery(engineer, date));
  return (
    <div className={styles['page']}>
      <div className={styles['tools']}>
        <Link className={buttonClass({ look: 'quiet', size: 'small' })} to={`${BOARD_PAGE}?on=${date}`}>
          <Icon name="left" size={14} />
          {t('board.sheet.backToBoard')}
        </Link>
        <span className={styles['grow']} />
        <Button look="primary" size="small" disabled={reading.data === undefined} onClick={() => print()}>
          {t('board.sheet.print')}
        </Button>
      </div>
      {reading.data ? (
        <Sheet day={reading.data} />
      ) : reading.error ? (
        <ReadTrouble error={reading.error} onRetry={() => void reading.refetch()} />
      ) : (
        <div className={styles['sheet']} role="status" aria-label={t('board.sheet.loading')}>
          <Bone width={14} />
          <Bone width={30} />
          <Bone width={26} />
        </div>
      )}
    </div>
  );
}

function Sheet({ day }: { day: Day }) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const words = useBoardWords();
  const ways = day.visits.reduce((sum, one) => sum + (one.travel_minutes ?? 0), 0);
  const told = (spans: Day['shifts']): string => spans.map((one) => words.times({ from: Date.parse(one.starts_at), until: Date.parse(one.ends_at) })).join(t('people.comma'));
  const [shifts, leaves] = [told(day.shifts), told(day.leaves)];
  const date = words.day(startOfDay(day.on, day.zone));
  return (
    <article className={styles['sheet']}>
      <title>{`${t('board.sheet.of', { name: day.engineer.name, day: date })} · ${t('product')}`}</title>
      <header className={styles['head']}>
        <h1>{t('board.sheet.title', { name: day.engineer.name })}</h1>
        <p>{[date, shifts && t('board.sheet.shift', { times: shifts }), leaves && t('board.sheet.leave', { times: leaves }), t('board.sheet.summary', { count: day.visits.length, travel: words.lasting(ways) })].filter(Boolean).join(' · ')}</p>
      </header>
      {day.visits.length === 0 ? (
        <p className={styles['none']}>{t('board.sheet.none')}</p>
      ) : (
        <ol className={styles['stops']}>
          {day.visits.map((stop) => (
            <DayStopView key={stop.key} stop={stop} />
          ))}
        </ol>
      )}
      <footer className={styles['foot']}>{t('board.sheet.printedAt', { time: moment(now, now, reader) })}</footer>
    </article>
  );
}
