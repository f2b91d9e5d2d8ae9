import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Link, useAddress } from '@/lib/address';
import { buttonClass } from '@/ui/button';
import { CardBones, ColumnPage, Unread } from '@/ui/column';
import { Icon } from '@/ui/icon';

import { orderQuery } from './queries';
import styles from './report.module.css';
import { useWhen } from './when';

type Props = { orderKey: string; phone: string; appointment: ReactNode };

/** It has arrived: its number, what happens next by when, and when we come where that can be chosen. */
export function SentPage({ orderKey, phone, appointment }: Props) {
  const { t } = useTranslation();
  const { query } = useAddress();
  const when = useWhen();
  const order = useQuery(orderQuery(orderKey));
  if (order.data === undefined) {
    return <ColumnPage title={t('portal.report.sent')}>{order.isError ? <Unread error={order.error} onAgain={() => void order.refetch()} /> : <CardBones />}</ColumnPage>;
  }
  const { promise, number } = order.data;
  const name = query.get('name') ?? t('portal.order.you');
  const called = promise?.what === 'response' ? t('portal.report.sentCall', { time: when.moment(promise.by_at), name }) : t('portal.report.sentSoon', { name });
  return (
    <div className={styles['sent']}>
      <span className={styles['sentMark']} aria-hidden="true">
        <Icon name="check" size={20} />
      </span>
      <div>
        <ColumnPage title={t('portal.report.sent')} lead={t('portal.report.sentLead', { number: t('portal.number', { number }) })} />
      </div>
      <section className={styles['sentSteps']} aria-label={t('portal.report.sentNext')}>
        <p>{called}</p>
        <p>{t('portal.report.sentThen')}</p>
        {phone && <p>{t('portal.report.sentUrgent', { phone })}</p>}
      </section>
      {appointment}
      <Link to={`/orders/${orderKey}`} className={buttonClass({ look: 'primary', size: 'big' })}>
        {t('portal.report.sentGo')}
      </Link>
    </div>
  );
}
