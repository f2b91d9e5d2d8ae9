import { useTranslation } from 'react-i18next';

import { clockOf } from '@/features/people/calendars/days';
import { OrderStateTag } from '@/features/workorders/order-state';
import { VisitTag } from '@/features/workorders/state-tag';
import { Link } from '@/lib/address';
import { nameFor, useReader } from '@/lib/reader';
import { Moment } from '@/ui/said-time';

import { useWindow } from '../day/window';
import { orderPath } from '../paths';
import type { Order, Place, Thing, Visit } from '../types';
import { useCoverWord } from '../use-cover-word';
import styles from './things.module.css';

type Weekday = '0' | '1' | '2' | '3' | '4' | '5' | '6';

/** Where it is, how one gets in and when; days of the same hours stand together. */
export function SiteCard({ place }: { place: Place }) {
  const { t } = useTranslation();
  const hours = useHours(place.access_hours ?? {});
  return (
    <section className={styles['card']}>
      <h3>{place.name}</h3>
      <p dir="auto">{place.address || t('field.card.noAddress')}</p>
      {place.access_note && (
        <p className={styles['fact']} dir="auto">
          <span>{t('field.card.access')}</span>
          {place.access_note}
        </p>
      )}
      {hours && (
        <p className={styles['fact']}>
          <span>{t('field.card.hours')}</span>
          {hours}
        </p>
      )}
    </section>
  );
}

function useHours(hours: NonNullable<Place['access_hours']>): string {
  const { t } = useTranslation();
  const said = (day: string): string => (hours[day] ?? []).map(([from, until]) => t('field.card.between', { from: clockOf(from), until: clockOf(until) })).join(' ');
  const days = (['0', '1', '2', '3', '4', '5', '6'] as Weekday[]).filter((day) => said(day) !== '');
  const runs: [first: Weekday, last: Weekday, hours: string][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.[2] === said(day) && Number(run[1]) === Number(day) - 1) run[1] = day;
    else runs.push([day, day, said(day)]);
  }
  const named = ([first, last]: [Weekday, Weekday, string]): string =>
    first === '0' && last === '6' ? t('field.card.everyDay') : first === last ? t(`field.card.weekday.${first}`) : t('field.card.between', { from: t(`field.card.weekday.${first}`), until: t(`field.card.weekday.${last}`) });
  return runs.map((run) => `${named(run)} ${run[2]}`).join(t('field.card.join'));
}

/** The thing itself, what the maker still owes for it, and what it runs on. */
export function AssetCard({ thing }: { thing: Thing }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const { word, covered } = useCoverWord()(thing);
  return (
    <section className={styles['card']}>
      <h3 dir="auto">{thing.name}</h3>
      <p dir="auto">{nameFor(language, thing.product)}</p>
      {thing.serial && <p className={styles['serial']}>{t('field.card.serial', { serial: thing.serial })}</p>}
      <p className={covered ? styles['ok'] : styles['over']}>{word}</p>
      {thing.environment && (
        <>
          <p>{[t('field.card.runs', { version: thing.environment.software_version }), thing.environment.patch, thing.environment.database].filter(Boolean).join(' · ')}</p>
          {thing.environment.modules.length > 0 && <p>{t('field.card.modules', { modules: thing.environment.modules.join(t('facts.and')) })}</p>}
        </>
      )}
    </section>
  );
}

export function VisitsCard({ visits }: { visits: Visit[] }) {
  const { t } = useTranslation();
  const windowOf = useWindow();
  return (
    <section className={styles['card']}>
      <h3>{t('field.order.visits')}</h3>
      <ul className={styles['rows']}>
        {visits.map((visit) => (
          <li key={visit.key}>
            <span className={styles['grow']}>
              <b>{t('field.day.visit', { n: visit.number })}</b>
              <small>{[windowOf(visit, true), visit.engineer?.name].filter(Boolean).join(' · ')}</small>
              {visit.mates.length > 0 && <small dir="auto">{t('field.order.beside', { names: visit.mates.map((one) => one.name).join(t('field.order.comma')) })}</small>}
              {visit.completion_note && (
                <small dir="auto" className={styles['said']}>
                  {visit.completion_note}
                </small>
              )}
            </span>
            <VisitTag visit={visit} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Other orders of the asset, or of the customer where the order names no asset. */
export function EarlierCard({ orders, ofAsset }: { orders: Order['earlier']; ofAsset: boolean }) {
  const { t } = useTranslation();
  return (
    <section className={styles['card']}>
      <h3>{t(ofAsset ? 'field.order.earlierOfAsset' : 'field.order.earlierOfCustomer')}</h3>
      <ul className={styles['rows']}>
        {orders.map((order) => (
          <li key={order.key}>
            <Link to={orderPath(order.key)} className={styles['grow']}>
              <b dir="auto">{order.title}</b>
              <small>
                {t('orders.number', { number: order.number })} <Moment at={order.reported_at} />
              </small>
            </Link>
            <OrderStateTag order={order} />
          </li>
        ))}
      </ul>
    </section>
  );
}
