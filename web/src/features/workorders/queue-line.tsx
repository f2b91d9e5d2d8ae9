import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { nameFor, useReader } from '@/lib/reader';
import { Avatar } from '@/ui/avatar';
import { Priority } from '@/ui/priority';
import { Ago } from '@/ui/said-time';

import { DueChip } from './due-chip';
import { KindIcon } from './kind-icon';
import { orderPath } from './paths';
import type { Column } from './queue-columns';
import styles from './queue-table.module.css';
import { StateTag } from './state-tag';
import type { Row } from './types';
import { ROW_LINK } from './use-row-keys';
import { channelWord } from './words';

type Props = {
  row: Row;
  at: number;
  columns: readonly Column[];
  search: string;
  current: boolean;
  ticked: boolean;
  gone: boolean;
  measure: ((line: HTMLElement | null) => void) | undefined;
};

const CELLS: Record<Column, (props: { row: Row }) => ReactNode> = {
  priority: PriorityCell,
  number: NumberCell,
  title: () => null,
  customer: ({ row }) => row.customer?.name,
  asset: ({ row }) => row.asset?.name,
  kind: KindCell,
  team: TeamCell,
  state: ({ row }) => <StateTag state={row.state} />,
  due: ({ row }) => <DueChip row={row} />,
  owner: OwnerCell,
  channel: ChannelCell,
  reported: ({ row }) => <Ago at={row.reported_at} />,
  changed: ({ row }) => <Ago at={row.changed_at} />,
};

/** What may be cut short says all of it on hover. */
const WHOLE: Partial<Record<Column, (row: Row) => string | undefined>> = {
  title: (row) => row.title,
  customer: (row) => row.customer?.name,
  asset: (row) => row.asset?.name,
};

/** One order of the queue. What presses on it do is heard by the table. */
export const QueueLine = memo(function QueueLine({ row, at, columns, search, current, ticked, gone, measure }: Props) {
  const { t } = useTranslation();
  const looks = [current && styles['current'], ticked && styles['ticked'], gone && styles['gone']].filter(Boolean).join(' ');
  return (
    <tr className={looks || undefined} ref={measure} data-line={row.key} aria-rowindex={at + 2}>
      <td className={styles['tick']}>
        <input type="checkbox" checked={ticked} readOnly tabIndex={-1} aria-label={t('queue.tick', { number: row.number })} />
      </td>
      {columns.map((column) => {
        const Cell = CELLS[column];
        return (
          <td key={column} className={styles[column]} title={WHOLE[column]?.(row)}>
            {column === 'title' ? <Title row={row} search={search} current={current} gone={gone} /> : <Cell row={row} />}
          </td>
        );
      })}
    </tr>
  );
});

function Title({ row, search, current, gone }: Pick<Props, 'row' | 'search' | 'current' | 'gone'>) {
  const { t } = useTranslation();
  return (
    <span className={styles['what']}>
      <KindIcon code={row.kind.code} />
      <Link to={orderPath(row.key, search)} className={styles['open']} tabIndex={current ? 0 : -1} {...{ [ROW_LINK]: row.key }}>
        {row.title}
      </Link>
      {gone && <small>{t('queue.gone')}</small>}
    </span>
  );
}

function PriorityCell({ row }: { row: Row }) {
  const { t } = useTranslation();
  return <Priority level={row.priority} label={t('orders.priorityLabel', { p: row.priority })} />;
}

function NumberCell({ row }: { row: Row }) {
  const { t } = useTranslation();
  return t('orders.number', { number: row.number });
}

function KindCell({ row }: { row: Row }) {
  return nameFor(useReader().language, row.kind);
}

function TeamCell({ row }: { row: Row }) {
  const { language } = useReader();
  return row.team && nameFor(language, row.team);
}

function ChannelCell({ row }: { row: Row }) {
  const { t } = useTranslation();
  return t(`orders.channel.${channelWord(row.channel)}`);
}

function OwnerCell({ row }: { row: Row }) {
  const { t } = useTranslation();
  return (
    <span className={`${styles['person']} ${row.owner ? '' : styles['nobody']}`.trim()} title={row.owner?.name ?? t('queue.nobody')}>
      <Avatar name={row.owner?.name ?? null} small />
      <span>{row.owner?.name ?? t('queue.unassigned')}</span>
    </span>
  );
}
