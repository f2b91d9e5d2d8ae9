import { useTranslation } from 'react-i18next';

import { daysUntil, today } from '@/lib/day';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';

import styles from './until.module.css';

const SOON_DAYS = 60;

type Props = { day: string; soon?: number; /** In a table: what is over is said shortly and without alarm; the rest on hover. */ brief?: boolean };

/** A last day: quiet while far, amber when near, red when over; the number of days says it without colour. */
export function Until({ day, soon = SOON_DAYS, brief = false }: Props) {
  const { t } = useTranslation();
  const { zone } = useReader();
  const left = daysUntil(day, today(useNow(), zone));
  if (left < 0) {
    const over = t('until.over', { day, count: -left });
    return brief ? (
      <span className={styles['past']} title={over}>
        {t('until.past', { day })}
      </span>
    ) : (
      <span className={styles['over']}>{over}</span>
    );
  }
  if (left <= soon) return <span className={styles['near']}>{left === 0 ? t('until.today', { day }) : t('until.left', { day, count: left })}</span>;
  return <span>{t('until.far', { day })}</span>;
}
