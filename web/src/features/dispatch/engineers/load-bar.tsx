import { useTranslation } from 'react-i18next';

import { useReader } from '@/lib/reader';
import { duration, MINUTE } from '@/lib/time';

import styles from './engineers.module.css';
import { loadOf } from './load';
import type { InHand } from './queries';

/** Work that is booked today against what may be given in a day, and below it the coming week. */
export function LoadBar({ row }: { row: Pick<InHand, 'today_minutes' | 'cap_minutes' | 'ahead_minutes'> }) {
  const { t } = useTranslation();
  const { say } = useReader();
  const lasting = (minutes: number): string => (minutes > 0 ? duration(minutes * MINUTE, say) : say('time.minutes', { m: 0 }));
  const { part, heat } = loadOf(row.today_minutes, row.cap_minutes);
  const told = t('desk.engineers.loadOf', { today: lasting(row.today_minutes), cap: lasting(row.cap_minutes) });
  return (
    <span className={styles['words']} title={told}>
      <span className={`${styles['bar']} ${styles[heat]}`} role="img" aria-label={told}>
        <span className={styles['fill']} style={{ width: `${part * 100}%` }} />
      </span>
      <small>
        {lasting(row.today_minutes)} / {lasting(row.cap_minutes)}
        {heat === 'over' && <b className={styles['overWord']}> {t('desk.engineers.over')}</b>}
      </small>
      <small>{t('desk.engineers.ahead', { time: lasting(row.ahead_minutes) })}</small>
    </span>
  );
}
