import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

import { useReader } from '@/lib/reader';
import { exact } from '@/lib/time';
import { Avatar } from '@/ui/avatar';
import { Priority } from '@/ui/priority';
import { Ago } from '@/ui/said-time';

import { DueChip } from './due-chip';
import { More, type Pages } from './more';
import { orderPath } from './paths';
import styles from './queue-table.module.css';
import { StateTag } from './state-tag';
import type { Row } from './types';
import { ROW_LINK } from './use-row-keys';

type Props = { queue: Pages & { rows: Row[] }; search: string; roomy: boolean };

const COLUMNS = ['priority', 'number', 'title', 'customer', 'asset', 'state', 'due', 'owner', 'changed'] as const;

/** Dense rows; each is one link, so that keys, middle clicks and screen readers do what they do with links. */
export function QueueTable({ queue, search, roomy }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <table className={`${styles['table']} ${roomy ? styles['roomy'] : ''}`.trim()} aria-label={t('queue.table')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={styles[column]} aria-sort={column === 'due' ? 'ascending' : undefined}>
                {t(`queue.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {queue.rows.map((row) => (
            <Line key={row.key} row={row} search={search} />
          ))}
        </tbody>
      </table>
      <More pages={queue} />
    </>
  );
}

function Line({ row, search }: { row: Row; search: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const reader = useReader();
  const to = orderPath(row.key, search);
  return (
    <tr onClick={(event) => !event.defaultPrevented && !event.metaKey && !event.ctrlKey && void navigate(to)}>
      <td className={styles['priority']}>
        <Priority level={row.priority} label={t('orders.priorityLabel', { p: row.priority })} />
      </td>
      <td className={styles['no']}>{t('orders.number', { number: row.number })}</td>
      <td title={row.title}>
        <Link to={to} className={styles['open']} {...{ [ROW_LINK]: row.key }} onClick={(event) => event.stopPropagation()}>
          {row.title}
        </Link>
      </td>
      <td className={styles['customer']} title={row.customer?.name}>
        {row.customer?.name}
      </td>
      <td className={`${styles['asset']} ${styles['soft']}`} title={row.asset?.name}>
        {row.asset?.name}
      </td>
      <td>
        <StateTag state={row.state} />
      </td>
      <td>
        <DueChip row={row} />
      </td>
      <td title={row.owner?.name ?? t('queue.nobody')}>
        <span className={`${styles['person']} ${row.owner ? '' : styles['mute']}`.trim()}>
          <Avatar name={row.owner?.name ?? null} small />
          <span>{row.owner?.name ?? t('queue.unassigned')}</span>
        </span>
      </td>
      <td className={`${styles['changed']} ${styles['mute']}`} title={exact(new Date(row.changed_at), reader)}>
        <Ago at={row.changed_at} />
      </td>
    </tr>
  );
}
