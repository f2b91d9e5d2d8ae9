import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { duration, moment, MINUTE } from '@/lib/time';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { Priority } from '@/ui/priority';

import { useWindow } from '../day/window';
import type { Done } from '../outbox/outbox';
import type { Offer } from '../types';
import { useAct } from '../use-act';
import { DeclineOffer } from './decline-offer';
import styles from './offers.module.css';

/** An offer is open once: where the phone saw it open and it is no more, somebody else has changed it. */
const OPEN = 1;
const SOON_MS = 15 * MINUTE;

export const offerDone = (offer: Offer, facts: Record<string, unknown> = {}): Done => ({
  subject: offer.key,
  version: OPEN,
  facts,
  about: { order: offer.order.key, number: offer.order.number, title: offer.order.title },
});

/** When, where, how far, until when: and a thumb's width for yes and for no. `named`: a letter led to it. */
export function OfferCard({ offer, unsent, named = false }: { offer: Offer; unsent: boolean; named?: boolean }) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const windowOf = useWindow();
  const { act, trouble } = useAct();
  const [declining, setDeclining] = useState(false);
  const card = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (named) card.current?.scrollIntoView({ block: 'center' });
  }, [named]);
  const { order } = offer;
  const ends = new Date(offer.expires_at);
  const way = offer.way_minutes === null ? t('field.offer.remote') : t('field.offer.way', { time: duration(offer.way_minutes * MINUTE, reader.say) });
  return (
    <li ref={card} className={styles['card']} data-named={named || undefined}>
      <div className={styles['line']}>
        <Priority level={order.priority} label={t('orders.priorityLabel', { p: order.priority })} />
        {offer.urgent && <b className={styles['urgent']}>{t('field.offer.urgent')}</b>}
        <span className={styles['grow']} />
        <span className={styles['number']}>{t('orders.number', { number: order.number })}</span>
      </div>
      <b className={styles['time']}>{windowOf(offer, true)}</b>
      <h3 className={styles['whom']} dir="auto">
        {[order.customer, order.asset].filter(Boolean).join('\u00a0· ') || order.title}
      </h3>
      <p className={styles['what']} dir="auto">
        {order.title}
      </p>
      <p className={styles['where']}>
        <Icon name={offer.way_minutes === null ? 'phone' : 'pin'} size={20} />
        <span dir="auto">{[offer.way_minutes === null ? '' : order.address, way].filter(Boolean).join(' · ')}</span>
      </p>
      {offer.how === 'broadcast' && <p className={styles['quiet']}>{t('field.offer.several')}</p>}
      {trouble && <Said>{trouble}</Said>}
      {unsent ? (
        <p className={styles['unsent']} role="status">
          <Icon name="up" size={20} />
          {t('field.offer.onItsWay')}
        </p>
      ) : (
        <>
          <p className={styles['clock']}>
            <Icon name="clock" size={20} />
            <span>{`${t('field.offer.until', { at: moment(ends, now, reader) })} · `}</span>
            <b className={ends.getTime() - now.getTime() < SOON_MS ? styles['soon'] : undefined}>{t('field.offer.left', { time: duration(ends.getTime() - now.getTime(), reader.say) })}</b>
          </p>
          <div className={styles['act']}>
            <Button size="big" onClick={() => setDeclining(true)} aria-haspopup="dialog">
              {t('field.offer.decline')}
            </Button>
            <Button look="primary" size="big" onClick={() => void act('offer.accept', offerDone(offer))}>
              {t(offer.how === 'pool' ? 'field.offer.grab' : 'field.offer.accept')}
            </Button>
          </div>
        </>
      )}
      {declining && <DeclineOffer offer={offer} onClose={() => setDeclining(false)} />}
    </li>
  );
}
