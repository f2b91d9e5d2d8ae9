import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { Ago } from '@/ui/said-time';
import { Tag } from '@/ui/tag';

import styles from './order-links.module.css';
import { OrderStateTag } from './order-state';
import { orderPath } from './paths';
import { outcomeTone } from './status';
import type { Around, History, Neighbour, Order } from './types';
import type { Asides } from './use-asides';
import { useQueueSpot } from './use-queue';

type Row = Pick<Neighbour, 'key' | 'number' | 'title' | 'state' | 'state_name' | 'sub_state_name' | 'reported_at'> & Partial<Neighbour>;

/** Other orders, a line each: what, where it stands, and what it came to. */
function Orders({ rows, told }: { rows: Row[]; told?: (row: Row) => ReactNode }) {
  return (
    <ul className={styles['list']}>
      {rows.map((row) => (
        <OneOrder key={row.key} row={row} told={told?.(row)} />
      ))}
    </ul>
  );
}

function OneOrder({ row, told }: { row: Row; told: ReactNode }) {
  const { t } = useTranslation();
  const { search } = useQueueSpot();
  return (
    <li>
      <div className={styles['line']}>
        <Link className={styles['title']} to={orderPath(row.key, search)} title={row.title} dir="auto">
          {row.title}
        </Link>
        {row.outcome ? <Tag tone={outcomeTone[row.outcome]}>{t(`orders.outcome.${row.outcome}`)}</Tag> : <OrderStateTag order={row} />}
      </div>
      <div className={styles['under']}>
        {t('orders.number', { number: row.number })}
        <span>·</span>
        <Ago at={row.reported_at} />
        {told}
      </div>
      {row.solution && (
        <p className={styles['solution']} title={row.solution} dir="auto">
          {row.solution}
        </p>
      )}
    </li>
  );
}

/** Parent, children, duplicates and what else has to do with the order; another can be linked. */
export function LinksCard({ order, around, asides }: { order: Order; around: Around; asides: Asides }) {
  const { t } = useTranslation();
  const groups: [name: string, rows: Row[]][] = [
    [t('around.duplicateOf'), order.duplicate_of ? [order.duplicate_of] : []],
    [t('around.parent'), order.parent ? [order.parent] : []],
    [t('around.children'), around.children],
    [t('around.duplicates'), around.duplicates],
    [t('around.related'), around.related],
  ];
  const some = groups.filter(([, rows]) => rows.length > 0);
  const mayLink = around.may.includes('link');
  if (some.length === 0 && !mayLink) return null;
  const add = (
    <Button look="quiet" size="small" disabled={asides.busy} onClick={() => asides.begin({ what: 'link' })}>
      <Icon name="plus" size={14} />
      {t('around.do.link')}
    </Button>
  );
  return (
    <Card icon="link" title={t('around.links')} actions={mayLink && add}>
      {some.length === 0 && <p className={styles['none']}>{t('around.noLinks')}</p>}
      {some.map(([name, rows]) => (
        <div key={name}>
          <h3 className={styles['group']}>{name}</h3>
          <Orders rows={rows} />
        </div>
      ))}
    </Card>
  );
}

/** What happened to this asset before, and what the last that was solved came to. */
export function HistoryCard({ title, history }: { title: string; history: History | null }) {
  const { t } = useTranslation();
  if (history === null || history.rows.length === 0) return null;
  const older = history.last && !history.rows.some((row) => row.key === history.last?.key) ? history.last : null;
  return (
    <Card icon="list" title={title} actions={t('around.recent', { count: history.recent })}>
      <Orders rows={history.rows} />
      {older && (
        <>
          <h3 className={styles['group']}>{t('around.last')}</h3>
          <Orders rows={[older]} />
        </>
      )}
    </Card>
  );
}

/** The customer's other open orders, worst first: one call can settle two. */
export function OpenCard({ rows }: { rows: Neighbour[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  return (
    <Card icon="inbox" title={t('around.open')}>
      <Orders rows={rows} told={(row) => row.asset && <span dir="auto">{`· ${row.asset.name}`}</span>} />
    </Card>
  );
}

export function SimilarCard({ rows }: { rows: Around['similar'] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return null;
  const why = new Map(rows.map((row) => [row.key, row.alike.map((one) => t(`around.alike.${one}`)).join(t('facts.and'))]));
  return (
    <Card icon="bulb" title={t('around.similar')} actions={t('around.reference')}>
      <Orders rows={rows} told={(row) => <span>{`· ${t('around.alikeIn', { why: why.get(row.key) ?? '' })}`}</span>} />
    </Card>
  );
}
