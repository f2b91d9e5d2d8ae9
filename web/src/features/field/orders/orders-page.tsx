import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { DueChip } from '@/features/workorders/due-chip';
import { OrderStateTag } from '@/features/workorders/order-state';
import { Link } from '@/lib/address';
import { useSettled } from '@/lib/settled';
import { remembered } from '@/lib/storage';
import { Button } from '@/ui/button';
import { elsewhere, Hits, hitsIn } from '@/ui/hits';
import { Notice } from '@/ui/notice';
import { Priority } from '@/ui/priority';
import { ReadTrouble } from '@/ui/read-trouble';
import { Moment } from '@/ui/said-time';

import frame from '../page.module.css';
import { orderPath } from '../paths';
import { foundQuery, mineQuery } from '../queries';
import { Bones } from '../states';
import type { FoundLine, Line } from '../types';
import styles from './orders-page.module.css';

const kept = remembered<string>('field.search', '');

/** 工单: what is the reader's now, most urgent first; with words, also what was theirs. */
export function OrdersPage() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(kept.get());
  const search = useSettled(typed.trim());
  return (
    <div className={frame['page']}>
      <header className={frame['head']}>
        <h1>{t('field.orders.title')}</h1>
      </header>
      <div className={styles['search']}>
        <input
          type="search"
          enterKeyHint="search"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          aria-label={t('field.orders.search')}
          placeholder={t('field.orders.search')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            kept.set(event.target.value);
          }}
        />
      </div>
      {search ? <Found search={search} /> : <Mine />}
    </div>
  );
}

function Mine() {
  const { t } = useTranslation();
  const mine = useInfiniteQuery(mineQuery);
  if (mine.isPending) return <Bones label={t('field.orders.loading')} />;
  if (mine.data === undefined) return <ReadTrouble title={t('field.orders.failedTitle')} error={mine.error} onRetry={() => void mine.refetch()} />;
  const rows = mine.data.pages.flatMap((one) => one.rows);
  if (rows.length === 0) return <Notice title={t('field.orders.emptyTitle')} text={t('field.orders.empty')} />;
  return (
    <>
      <ul className={styles['rows']}>
        {rows.map((row) => (
          <OrderRow key={row.key} line={row}>
            <DueChip row={row} />
          </OrderRow>
        ))}
      </ul>
      {mine.hasNextPage && (
        <div className={styles['more']}>
          <Button size="big" busy={mine.isFetchingNextPage} onClick={() => void mine.fetchNextPage()}>
            {t('field.orders.more')}
          </Button>
        </div>
      )}
    </>
  );
}

function Found({ search }: { search: string }) {
  const { t } = useTranslation();
  const found = useQuery(foundQuery(search));
  if (found.isPending) return <Bones label={t('field.orders.loading')} />;
  if (found.data === undefined) return <ReadTrouble title={t('field.orders.failedTitle')} error={found.error} onRetry={() => void found.refetch()} />;
  if (found.data.rows.length === 0) return <Notice title={t('field.orders.noneTitle')} text={t('field.orders.none')} />;
  return <OrderRows lines={found.data.rows} />;
}

export function OrderRows({ lines }: { lines: (Line & Partial<Pick<FoundLine, 'matched'>>)[] }) {
  return (
    <ul className={styles['rows']}>
      {lines.map((line) => (
        <OrderRow key={line.key} line={line} matched={line.matched}>
          <span className={styles['when']}>
            <Moment at={line.reported_at} />
          </span>
        </OrderRow>
      ))}
    </ul>
  );
}

type RowProps = { line: Pick<Line, 'key' | 'number' | 'title' | 'state' | 'state_name' | 'sub_state_name' | 'priority' | 'customer' | 'asset'>; matched?: FoundLine['matched'] | undefined; children: React.ReactNode };

function OrderRow({ line, matched = [], children }: RowProps) {
  const { t } = useTranslation();
  const customer = line.customer ? hitsIn(matched, 'customer', line.customer.name) : [];
  const asset = line.asset ? hitsIn(matched, 'asset', line.asset.name) : [];
  const found = elsewhere(matched, ['number', 'title', 'customer', 'asset']);
  return (
    <li>
      <Link className={styles['row']} to={orderPath(line.key)}>
        <span className={styles['line']}>
          <Priority level={line.priority} label={t('orders.priorityLabel', { p: line.priority })} />
          <span className={styles['number']}>
            <Hits parts={hitsIn(matched, 'number', t('orders.number', { number: line.number }))} />
          </span>
          <span className={styles['grow']} />
          {children}
        </span>
        <b dir="auto">
          <Hits parts={hitsIn(matched, 'title', line.title)} />
        </b>
        {found && (
          <small className={styles['found']} dir="auto">
            {t(`foundIn.${found.field}`)} <Hits parts={found.parts} />
          </small>
        )}
        <span className={styles['line']}>
          <small dir="auto">
            <Hits parts={customer} />
            {customer.length > 0 && asset.length > 0 && ' · '}
            <Hits parts={asset} />
          </small>
          <span className={styles['grow']} />
          <OrderStateTag order={line} />
        </span>
      </Link>
    </li>
  );
}
