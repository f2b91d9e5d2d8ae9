import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { Order, Visit } from '@/features/workorders/types';
import { useReader } from '@/lib/reader';
import { clockTime } from '@/lib/time';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Said } from '@/ui/notice';

import { HandOn } from './hand-on';
import { arrivalQuery, type VisitArrival } from './queries';
import styles from './underway.module.css';

/** Who is on the way to an order and when they are expected; with the customer's link for whoever may send it to them. */
export function OnTheWayCard({ order }: { order: Order }) {
  return order.visits.filter((visit) => visit.state === 'travelling').map((visit) => <OneWay key={visit.key} order={order.key} visit={visit} />);
}

function OneWay({ order, visit }: { order: string; visit: Visit }) {
  const { t } = useTranslation();
  const found = useQuery(arrivalQuery(order, visit.key));
  if (found.data === undefined && !found.isError) return null;
  if (found.data?.travelling === false) return null; // the link is made a moment after they set out
  return (
    <Card icon="nav" title={t('handing.title')}>
      {found.data === undefined ? (
        <div className={styles['told']}>
          <Said>{t('handing.failed')}</Said>
          <Button size="small" onClick={() => void found.refetch()}>
            {t('trouble.retry')}
          </Button>
        </div>
      ) : (
        <Told visit={visit} arrival={found.data} />
      )}
    </Card>
  );
}

function Told({ visit, arrival }: { visit: Visit; arrival: VisitArrival }) {
  const { t } = useTranslation();
  const reader = useReader();
  const clock = (at: string | null): string => (at === null ? '' : clockTime(new Date(at), reader));
  const told = !arrival.by_position ? 'byPlan' : arrival.old ? 'byOld' : 'byPosition';
  return (
    <div className={styles['told']}>
      <b dir="auto">{t('handing.expected', { name: visit.engineer?.name ?? '', from: clock(arrival.from_at), until: clock(arrival.until_at) })}</b>
      {arrival.late_minutes > 0 && <span className={styles['late']}>{t('handing.late', { count: arrival.late_minutes })}</span>}
      <span className={styles['soft']}>{t(`handing.${told}`, { at: clock(arrival.as_of_at) })}</span>
      {arrival.page_until_at !== null && <HandOn page={arrival.page} until={arrival.page_until_at} />}
    </div>
  );
}
