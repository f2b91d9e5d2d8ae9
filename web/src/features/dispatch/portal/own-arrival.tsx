import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { InZone, useReader } from '@/lib/reader';
import { clockTime } from '@/lib/time';
import { Section } from '@/ui/column';

import styles from './arrival.module.css';
import { ownArrivalQuery, type Arrival } from './arrival';
import { Reckoned } from './reckoned';
import { Abroad } from './slot-list';

/** On an order somebody is on the way to: when they are expected, as a link tells it. Nothing where that is not known. */
export function OwnArrival({ orderKey }: { orderKey: string }) {
  const { t } = useTranslation();
  const { data, isError } = useQuery(ownArrivalQuery(orderKey));
  if (data?.state !== 'travelling') return null;
  const zone = data.zone ?? 'UTC';
  return (
    <Section title={t('arrival.own')}>
      <div className={styles['own']}>
        <InZone zone={zone}>
          <Expected arrival={data} failed={isError} />
        </InZone>
        {data.from_at !== null && data.until_at !== null && <Abroad rows={[{ from_at: data.from_at, until_at: data.until_at }]} zone={zone} />}
      </div>
    </Section>
  );
}

function Expected({ arrival, failed }: { arrival: Arrival; failed: boolean }) {
  const { t } = useTranslation();
  const reader = useReader();
  const clock = (at: string | null): string => (at === null ? '' : clockTime(new Date(at), reader));
  return (
    <>
      <b>{t('arrival.title', { from: clock(arrival.from_at), until: clock(arrival.until_at) })}</b>
      <p>{t('arrival.who', { name: arrival.engineer })}</p>
      <Reckoned arrival={arrival} failed={failed} />
    </>
  );
}
