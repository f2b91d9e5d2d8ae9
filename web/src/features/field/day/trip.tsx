import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { Button, buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { useProblemWords } from '@/ui/problem-words';

import { numberQuery } from '../queries';
import tile from '../tile.module.css';
import type { Called, Place, Visit } from '../types';
import styles from './trip.module.css';

const APPLE = /iPhone|iPad|Macintosh/;

/**
 * Opens the phone's own map app: Apple's by its own kind of address, any other by a geo address (RFC 5870). The words of
 * the address find the place and the position says near where; positions alone lie some hundred metres off on Chinese maps.
 */
export function mapAddress({ name, address, latitude, longitude }: Pick<Place, 'name' | 'address' | 'latitude' | 'longitude'>, agent: string = navigator.userAgent): string {
  const at = latitude === null || longitude === null ? undefined : `${latitude},${longitude}`;
  const words = encodeURIComponent(address || name);
  if (APPLE.test(agent)) return address || at === undefined ? `maps://?daddr=${words}` : `maps://?daddr=${at}`;
  return address || at === undefined ? `geo:${at ?? '0,0'}?q=${words}` : `geo:${at}?q=${at}(${words})`;
}

export function Navigate({ place }: { place: Place }) {
  const { t } = useTranslation();
  return (
    <a className={styles['go']} href={mapAddress(place)}>
      <span className={styles['mark']}>
        <Icon name="nav" size={20} />
      </span>
      <span className={styles['words']}>
        <b dir="auto">{place.address || place.name}</b>
        <small dir="auto">{place.access_note || t('field.card.navigate')}</small>
      </span>
    </a>
  );
}

type CallProps = { visit: Pick<Visit, 'key' | 'state'>; whom: Called; look?: 'square' | 'tile' };

/** The number is asked for when one wants to call, or has set out: then it is there without a line too. */
export function Call({ visit, whom, look = 'square' }: CallProps) {
  const { t } = useTranslation();
  const said = useProblemWords();
  const underWay = visit.state === 'travelling' || visit.state === 'on_site';
  const number = useQuery({ ...numberQuery(visit.key, whom.phone_masked), enabled: underWay && whom.phone_masked !== '' });
  const wanted = useRef(false);
  const phone = number.data?.phone ?? '';
  const label = t('field.card.call', { name: whom.name });
  useEffect(() => {
    if (!wanted.current || !phone) return;
    wanted.current = false;
    location.href = dial(phone);
  }, [phone]);

  const face = (
    <>
      <Icon name="phone" size={20} />
      {look === 'tile' && <span dir="auto">{whom.address}</span>}
    </>
  );
  const shape = look === 'tile' ? tile['tile'] : `${buttonClass()} ${styles['call']}`;
  if (!whom.phone_masked) return look === 'tile' ? <span className={`${shape} ${styles['none']}`}>{t('field.card.noNumber')}</span> : null;
  if (phone)
    return (
      <a className={shape} href={dial(phone)} aria-label={label}>
        {face}
      </a>
    );
  return (
    <>
      <Button
        className={shape ?? ''}
        aria-label={number.isFetching ? t('field.card.calling') : label}
        onClick={() => {
          wanted.current = true;
          void number.refetch();
        }}
      >
        {face}
      </Button>
      {number.isError && (
        <p className={styles['failed']} role="alert">
          {t('field.card.numberFailed', { why: said(number.error) })}
        </p>
      )}
    </>
  );
}

/** An extension is dialled after a pause. */
const dial = (phone: string): string => `tel:${phone.replace('x', ',')}`;
