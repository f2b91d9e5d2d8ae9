import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useAddress } from '@/lib/address';
import { useNow } from '@/lib/now';
import { Button } from '@/ui/button';
import { Said } from '@/ui/notice';

import { useOutbox, useStanding } from '../outbox/use-outbox';
import frame from '../page.module.css';
import { offersQuery } from '../queries';
import { OfferCard } from './offer-card';
import styles from './offers.module.css';
import { lateOf, shownOf, type Shown } from './standing';

/** Of a pool so many are shown at first: the day is what the page is for. */
const FIRST = 3;

/** What one is asked to take, above the day: somebody waits for the answer. */
export function Asked() {
  const { t } = useTranslation();
  const { shown, failed } = useOffers();
  return (
    <>
      <Late />
      <Gone />
      {failed && <p className={styles['quiet']}>{t('field.offer.failed')}</p>}
      <Part title={t('field.offer.asked')} rows={shown.filter(({ offer }) => offer.how !== 'pool')} />
    </>
  );
}

/** What is up for grabs 抢单, below where one has to go next. */
export function Pool() {
  const { t } = useTranslation();
  const { shown } = useOffers();
  return <Part title={t('field.offer.pool')} rows={shown.filter(({ offer }) => offer.how === 'pool')} first={FIRST} />;
}

/** The order whose offer a letter led to, if one did. */
const useNamed = (): string => useAddress().query.get('offer') ?? '';

function useOffers(): { shown: Shown[]; failed: boolean } {
  const standing = useStanding();
  const offers = useQuery(offersQuery);
  return { shown: shownOf(offers.data?.rows ?? [], standing, useNow()), failed: offers.isError && offers.data === undefined };
}

function Part({ title, rows, first = Infinity }: { title: string; rows: Shown[]; first?: number }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const named = useNamed();
  if (rows.length === 0) return null;
  const place = rows.findIndex(({ offer }) => offer.order.key === named);
  const visible = all || place >= first ? rows : rows.slice(0, first);
  const more = rows.length - visible.length;
  return (
    <section className={`${frame['section']} ${styles['part']}`}>
      <h2>{title}</h2>
      <ul className={styles['list']}>
        {visible.map(({ offer, unsent }) => (
          <OfferCard key={offer.key} offer={offer} unsent={unsent} named={offer.order.key === named} />
        ))}
      </ul>
      {more > 0 && <Button onClick={() => setAll(true)}>{t('field.offer.more', { count: more })}</Button>}
    </section>
  );
}

/** A letter led here, and nobody asks any more: said once, not where the answer has just been given. */
function Gone() {
  const { t } = useTranslation();
  const named = useNamed();
  const { data, isFetching } = useQuery(offersQuery);
  const [met, meet] = useState('');
  const here = data?.rows.some((offer) => offer.order.key === named) ?? false;
  if (here && met !== named) meet(named);
  if (named === '' || here || met === named || data === undefined || isFetching) return null;
  return <p className={styles['quiet']}>{t('field.offer.gone')}</p>;
}

/** Somebody was quicker, or the time was over: said where the offer was, not only on the page of what is unsent. */
function Late() {
  const { t } = useTranslation();
  const outbox = useOutbox();
  return lateOf(useStanding()).map((kept) => (
    <div key={kept.id} className={styles['late']}>
      <Said title={t('field.offer.notTaken')}>{`${t('orders.number', { number: kept.about.number })} ${kept.about.title} · ${kept.result?.detail ?? ''}`}</Said>
      <Button onClick={() => void outbox.dismiss(kept.id)}>{t('field.offer.seen')}</Button>
    </div>
  ));
}
