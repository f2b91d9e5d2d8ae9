import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Priority } from '@/ui/priority';

import { DueChip } from './due-chip';
import { More, type Pages } from './more';
import { orderPath } from './paths';
import styles from './queue-cards.module.css';
import type { Row } from './types';
import { ROW_LINK } from './use-row-keys';

type Props = { queue: Pages & { rows: Row[] }; search: string; current?: string };

/** The queue in two lines each: beside an open order, and on a phone. */
export function QueueCards({ queue, search, current }: Props) {
  const { t } = useTranslation();
  const shown = useRef<HTMLAnchorElement>(null);
  const filled = queue.rows.length > 0;
  useEffect(() => void shown.current?.scrollIntoView({ block: 'nearest' }), [current, filled]);
  return (
    <>
      <ul aria-label={t('queue.table')}>
        {queue.rows.map((row) => (
          <li key={row.key}>
            <Link
              to={orderPath(row.key, search)}
              className={styles['card']}
              aria-current={row.key === current ? 'true' : undefined}
              ref={row.key === current ? shown : undefined}
              {...{ [ROW_LINK]: row.key }}
            >
              <span className={styles['line']}>
                <Priority level={row.priority} label={t('orders.priorityLabel', { p: row.priority })} />
                <span className={styles['cut']} title={row.title}>
                  {row.title}
                </span>
              </span>
              <span className={`${styles['line']} ${styles['small']}`}>
                <span>{t('orders.number', { number: row.number })}</span>
                <span className={styles['cut']}>{row.customer?.name}</span>
                <DueChip row={row} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <More pages={queue} />
    </>
  );
}
