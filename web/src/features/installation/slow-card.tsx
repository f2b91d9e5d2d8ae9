import { useTranslation } from 'react-i18next';

import { useReader } from '@/lib/reader';
import { Card, Nothing } from '@/ui/card';
import { Ago } from '@/ui/said-time';

import styles from './health-page.module.css';
import type { SlowStatement } from './queries';

/** Statements of the last 24 hours that kept the database busy for long, by their shape. */
export function SlowCard({ slow }: { slow: SlowStatement[] }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const seconds = (ms: number): string => t('health.seconds', { count: ms / 1000, some: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(ms / 1000) });
  return (
    <Card icon="clock" title={t('health.slow')} lead={t('health.slowLead')}>
      {slow.length === 0 ? (
        <Nothing>{t('health.noneSlow')}</Nothing>
      ) : (
        <ul className={styles['list']}>
          {slow.map((one) => (
            <li key={one.fingerprint} className={styles['trouble']}>
              <div className={styles['top']}>
                <b>{t('health.times', { count: one.times })}</b>
                <span>{t('health.together', { time: seconds(one.total_ms) })}</span>
                <span>{t('health.worst', { time: seconds(one.worst_ms) })}</span>
                <span className={styles['when']}>
                  <Ago at={one.last_at} />
                </span>
                <code>{one.fingerprint}</code>
              </div>
              <code className={styles['statement']}>{one.text}</code>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
