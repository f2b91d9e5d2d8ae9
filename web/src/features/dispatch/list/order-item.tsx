import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { orderPath } from '@/features/workorders/paths';
import { nameFor, useReader, type Bilingual } from '@/lib/reader';
import { Priority } from '@/ui/priority';

import type { WaitingOrder } from '../types';
import styles from './waiting-row.module.css';

type Props = { order: WaitingOrder; chosen: boolean; skill?: Bilingual | null | undefined; chip: ReactNode; onChoose: () => void; children: ReactNode };

/** A line of a list of dispatch: which order, and below it what is known or can be done. */
export function OrderItem({ order, chosen, skill, chip, onChoose, children }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const about = [order.customer?.name, nameFor(language, order.kind), skill && nameFor(language, skill), order.team && nameFor(language, order.team)];
  return (
    <li ref={item} className={styles['row']} data-waiting={order.key} aria-current={chosen ? 'true' : undefined} onClick={onChoose}>
      <div className={styles['top']}>
        <Priority level={order.priority} label={t('orders.priorityLabel', { p: order.priority })} />
        <Link to={orderPath(order.key, '')} className={styles['title']} title={order.title} onClick={(event) => event.stopPropagation()} dir="auto">
          {order.title}
        </Link>
        {chip}
      </div>
      <p className={styles['about']}>
        <span>{t('orders.number', { number: order.number })}</span>
        <span dir="auto">{about.filter(Boolean).join(' · ')}</span>
      </p>
      {children}
    </li>
  );
}
