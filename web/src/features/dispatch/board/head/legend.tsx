import { memo } from 'react';
import { useTranslation } from 'react-i18next';

import type { Board } from '../types';
import bars from '../gantt/bar.module.css';
import styles from './legend.module.css';

const LOOKS = ['done', 'on_site', 'travelling', 'confirmed', 'offered', 'planned'] as const;

/** What the colours and patterns mean, how many are shown, and what a cap has left out. */
export const Legend = memo(function Legend({ board, planned }: { board: Board | undefined; /** Places of a plan are drawn. */ planned: boolean }) {
  const { t } = useTranslation();
  const onDuty = board?.engineers.filter((one) => one.presence.state === 'on_duty').length ?? 0;
  const { engineers = 0, visits = 0 } = board?.dropped ?? {};
  return (
    <footer className={styles['legend']}>
      {board && <span className={styles['count']}>{t('board.count', { count: board.engineers.length, duty: onDuty })}</span>}
      {(engineers > 0 || visits > 0) && (
        <b className={styles['dropped']} role="status">
          {t('board.dropped', { engineers, visits })}
        </b>
      )}
      <span className={styles['grow']} />
      {LOOKS.map((look) => (
        <span key={look} className={styles['one']}>
          <i className={`${styles['key']} ${bars[look]}`} aria-hidden="true" />
          {t(look === 'offered' ? 'orders.visitAsked' : `orders.visitState.${look}`)}
        </span>
      ))}
      <span className={styles['one']}>
        <i className={styles['way']} aria-hidden="true" />
        {t('board.legend.way')}
      </span>
      <span className={styles['one']}>
        <i className={styles['promise']} aria-hidden="true" />
        {t('board.legend.promise')}
      </span>
      <span className={styles['one']}>
        <i className={styles['leave']} aria-hidden="true" />
        {t('board.leave')}
      </span>
      <span className={styles['one']}>
        <i className={styles['onCall']} aria-hidden="true" />
        {t('board.onCall')}
      </span>
      {board?.engineers.some((one) => one.kept.length > 0) && (
        <span className={styles['one']}>
          <i className={styles['kept']} aria-hidden="true" />
          {t('board.kept')}
        </span>
      )}
      {planned && (
        <span className={styles['one']}>
          <i className={styles['planned']} aria-hidden="true" />
          {t('proposals.board.legend')}
        </span>
      )}
    </footer>
  );
});
