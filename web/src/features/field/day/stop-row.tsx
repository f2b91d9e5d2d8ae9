import { useTranslation } from 'react-i18next';

import { VisitTag } from '@/features/workorders/state-tag';
import { Link } from '@/lib/address';
import { useReader } from '@/lib/reader';
import { clockTime } from '@/lib/time';
import { Priority } from '@/ui/priority';
import { Tag } from '@/ui/tag';

import type { Seen } from '../outbox/steps';
import { orderPath } from '../paths';
import type { Stop } from '../types';
import styles from './stop-row.module.css';

/** A stop in two lines: when, where, how it stands. */
export function StopRow({ stop }: { stop: Seen<Stop> }) {
  const { t } = useTranslation();
  const reader = useReader();
  const { order } = stop;
  const names = [order.customer?.name, stop.asset?.name].filter(Boolean).join('\u00a0· ');
  return (
    <li>
      <Link className={styles['row']} to={orderPath(order.key)}>
        <time className={styles['time']} dateTime={stop.starts_at ?? undefined}>
          {stop.starts_at ? clockTime(new Date(stop.starts_at), reader) : '–'}
        </time>
        <span className={styles['words']}>
          <b dir="auto">{names || order.title}</b>
          <small dir="auto">{[stop.mine ? '' : stop.engineer && t('field.day.along', { name: stop.engineer.name }), order.title].filter(Boolean).join(' · ')}</small>
        </span>
        <span className={styles['marks']}>
          <Priority level={order.priority} label={t('orders.priorityLabel', { p: order.priority })} />
          {stop.state === 'planned' && stop.mine ? <Tag tone="us">{t('field.day.offered')}</Tag> : <VisitTag visit={stop} />}
          {stop.unsent && <small className={styles['unsent']}>{t('field.order.unsent')}</small>}
        </span>
      </Link>
    </li>
  );
}
