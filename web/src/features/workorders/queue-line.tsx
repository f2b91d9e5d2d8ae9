import { memo } from 'react';
import { Link } from 'react-router';

import { ROW_LINK } from '@/lib/row-keys';

import { KindIcon } from './kind-icon';
import { orderPath } from './paths';
import { cellOf, wholeOf, type Reading } from './queue-cells';
import { isOwn, type Column } from './queue-columns';
import styles from './queue-table.module.css';
import type { Row } from './types';

type Props = {
  row: Row;
  at: number;
  columns: readonly Column[];
  search: string;
  reading: Reading;
  current: boolean;
  ticked: boolean;
  gone: boolean;
  measure: ((line: HTMLElement | null) => void) | undefined;
};

/** One order of the queue. What presses on it do is heard by the table. */
export const QueueLine = memo(function QueueLine({ row, at, columns, search, reading, current, ticked, gone, measure }: Props) {
  const { t } = reading;
  const looks = [current && styles['current'], ticked && styles['ticked'], gone && styles['gone']].filter(Boolean).join(' ');
  return (
    <tr className={looks || undefined} ref={measure} data-line={row.key} aria-rowindex={at + 2}>
      <td className={styles['tick']}>
        <input type="checkbox" checked={ticked} readOnly tabIndex={-1} aria-label={t('queue.tick', { number: row.number })} />
      </td>
      {columns.map((column) => (
        <td key={column} className={isOwn(column) ? styles['own'] : styles[column]} title={wholeOf(column, row, reading)}>
          {column === 'title' ? (
            <span className={styles['what']}>
              <KindIcon code={row.kind.code} />
              <Link to={orderPath(row.key, search)} className={styles['open']} tabIndex={current ? 0 : -1} {...{ [ROW_LINK]: row.key }}>
                {row.title}
              </Link>
              {gone && <small>{t('queue.gone')}</small>}
            </span>
          ) : (
            cellOf(column, row, reading)
          )}
        </td>
      ))}
    </tr>
  );
});
