import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { CardBones, CardLink, Cards, Unread } from '@/ui/column';

import { ordersQuery, type Row, type Wanted } from './queries';
import { StateChip } from './state-chip';
import { useWhen } from './when';

export function OrderCard({ row }: { row: Row }) {
  const { t } = useTranslation();
  const when = useWhen();
  const number = t('portal.number', { number: row.number });
  const facts = [row.asset, number, row.reporter && t('portal.list.reporter', { name: row.reporter }), t('portal.list.changed', { time: when.moment(row.changed_at) })];
  return <CardLink to={`/orders/${row.key}`} title={row.title} text={facts.filter(Boolean).join('\u00a0· ')} mark={<StateChip row={row} />} />;
}

type Props = { wanted: Wanted; empty: ReactNode; leaveOut?: (row: Row) => boolean; most?: number };

/** Orders as cards, newest first, as many as one asks for. */
export function OrderCards({ wanted, empty, leaveOut, most = Infinity }: Props) {
  const { t } = useTranslation();
  const orders = useInfiniteQuery(ordersQuery(wanted));
  const rows = orders.data?.pages.flatMap((page) => page.rows).filter((row) => leaveOut?.(row) !== true);
  return (
    <>
      {orders.isError && <Unread error={orders.error} onAgain={() => void orders.refetch()} />}
      {rows === undefined && !orders.isError && <CardBones />}
      {rows?.length === 0 && empty}
      {rows !== undefined && rows.length > 0 && (
        <Cards>
          {rows.slice(0, most).map((row) => (
            <OrderCard key={row.key} row={row} />
          ))}
        </Cards>
      )}
      {orders.hasNextPage && most === Infinity && (
        <Button size="big" look="quiet" busy={orders.isFetchingNextPage} onClick={() => void orders.fetchNextPage()}>
          {t('portal.more')}
        </Button>
      )}
    </>
  );
}
