import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Card, Nothing } from '@/ui/card';
import { Choices, ListBody } from '@/ui/list-page';
import { Priority } from '@/ui/priority';
import { Ago } from '@/ui/said-time';

import { historyQuery, type HistoryRow } from './new-order/queries';
import styles from './order-history.module.css';
import { OrderStateTag } from './order-state';
import { orderPath } from './paths';

type Which = 'all' | 'open' | 'past';

/** The orders of a customer or an asset, open and past. */
export function OrderHistory({ of, subject }: { of: 'customers' | 'assets'; subject: string }) {
  const { t } = useTranslation();
  const [which, setWhich] = useState<Which>('all');
  const list = useInfiniteQuery(historyQuery(of, subject, which === 'all' ? null : which === 'open'));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Card
      icon="list"
      title={t('history.title')}
      actions={
        <Choices
          label={t('history.title')}
          value={which}
          options={[
            { value: 'all', label: t('list.all') },
            { value: 'open', label: t('history.open') },
            { value: 'past', label: t('history.past') },
          ]}
          onChange={setWhich}
        />
      }
    >
      <ListBody byHand reading={list} count={rows.length} empty={<Nothing>{t(which === 'open' ? 'history.noneOpen' : 'history.none')}</Nothing>}>
        <ul className={styles['list']}>
          {rows.map((row) => (
            <Line key={row.key} row={row} ofAsset={of === 'assets'} />
          ))}
        </ul>
      </ListBody>
    </Card>
  );
}

function Line({ row, ofAsset }: { row: HistoryRow; ofAsset: boolean }) {
  const { t } = useTranslation();
  return (
    <li>
      <Priority level={row.priority} label={t('orders.priorityLabel', { p: row.priority })} />
      <Link to={orderPath(row.key, '')} className={styles['title']} title={row.title} data-row={row.key}>
        {row.title}
      </Link>
      <OrderStateTag order={row} />
      <span className={styles['when']}>
        <Ago at={row.reported_at} />
      </span>
      <span className={styles['under']}>
        {[t('orders.number', { number: row.number }), !ofAsset && row.asset?.name, row.owner?.name, row.reopen_count > 0 && t('orders.reopened', { count: row.reopen_count }), row.solution].filter(Boolean).join(' · ')}
      </span>
    </li>
  );
}
