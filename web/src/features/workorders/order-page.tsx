import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';

import { Problem } from '@/api/problem';
import { SIDE_BY_SIDE, useMedia } from '@/lib/media';
import { useKeys } from '@/lib/keys';
import { useKeptScroll } from '@/lib/scroll';
import { buttonClass } from '@/ui/button';
import { ReadTrouble } from '@/ui/read-trouble';

import { countShort } from './counts';
import { OrderBones } from './order-bones';
import type { Beside } from './order-context';
import { OpenOrder } from './order-open';
import styles from './order-page.module.css';
import { NARROWINGS, orderPath, queuePath } from './paths';
import { countsQuery, orderQuery } from './queries';
import { QueueCards } from './queue-cards';
import { useQueueAsRead, useQueueSpot, type useQueue } from './use-queue';

/** One order: the queue beside it where there is room, the order itself, and what one should know around it. */
export function OrderPage({ beside }: { beside?: Beside }) {
  const key = useParams()['key'] ?? '';
  const spot = useQueueSpot();
  const queue = useQueueAsRead(spot);
  const order = useQuery(orderQuery(key));
  const sideBySide = useMedia(SIDE_BY_SIDE);
  const navigate = useNavigate();

  const at = queue.rows.findIndex((row) => row.key === key);
  const go = (step: 1 | -1) => (): void => {
    const next = queue.rows[at + step];
    if (next !== undefined) void navigate(orderPath(next.key, spot.search));
  };
  const place = { at, previous: at > 0 ? go(-1) : undefined, next: at >= 0 && at < queue.rows.length - 1 ? go(1) : undefined };
  useKeys({ j: go(1), k: go(-1), Escape: () => void navigate(queuePath(spot.search)) });

  return (
    <div className={`${styles['page']} ${sideBySide ? styles['withList'] : ''}`.trim()}>
      {sideBySide && <QueueColumn queue={queue} current={key} />}
      {order.data && !isHidden(order.error) ? <OpenOrder key={key} order={order.data} place={place} {...(beside && { beside })} /> : <Unread order={order} />}
    </div>
  );
}

/** It has gone out of this reader's sight meanwhile: what was read of it before is no longer theirs to see. */
const isHidden = (error: Error | null): boolean => error instanceof Problem && error.hidden;

function QueueColumn({ queue, current }: { queue: ReturnType<typeof useQueue>; current: string }) {
  const { t } = useTranslation();
  const spot = useQueueSpot();
  const counts = useQuery(countsQuery);
  const narrowed = NARROWINGS.some((one) => spot[one]);
  const body = useRef<HTMLDivElement>(null);
  useKeptScroll(body, `column ${spot.search}`, queue.rows.length > 0);
  return (
    <aside className={styles['list']} aria-label={t('orders.list')}>
      <header className={styles['listHead']}>
        <Link to={queuePath(spot.search)}>{t(`views.${spot.view}`)}</Link>
        {!narrowed && counts.data && <span>{countShort(counts.data[spot.view])}</span>}
      </header>
      <div className={styles['listBody']} ref={body}>
        <QueueCards queue={queue} search={spot.search} current={current} />
      </div>
    </aside>
  );
}

function Unread({ order }: { order: { isPending: boolean; error: Error | null; refetch: () => unknown } }) {
  const { t } = useTranslation();
  const { search } = useQueueSpot();
  if (order.isPending) return <OrderBones />;
  const back = (
    <Link className={buttonClass()} to={queuePath(search)}>
      {t('trouble.backToQueue')}
    </Link>
  );
  return <ReadTrouble error={order.error} title={t('orders.failedTitle')} hidden={{ title: t('orders.missingTitle'), text: t('trouble.notFound'), step: back }} onRetry={() => void order.refetch()} />;
}
