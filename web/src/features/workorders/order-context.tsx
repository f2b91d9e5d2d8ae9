import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { nameFor, useReader } from '@/lib/reader';
import { Icon, type IconName } from '@/ui/icon';
import { Moment } from '@/ui/said-time';

import styles from './order-context.module.css';
import page from './order-page.module.css';
import { orderPath } from './paths';
import { StateTag, VisitTag } from './state-tag';
import type { Order } from './types';
import { useQueueSpot } from './use-queue';
import { isTier, isWhy } from './words';

/** What one should know before one acts: who it is, what it is, what was promised, what was there before. */
export function OrderContext({ order }: { order: Order }) {
  const { t } = useTranslation();
  return (
    <aside className={page['context']} aria-label={t('orders.context')}>
      <div className={styles['context']}>
        <CustomerCard order={order} />
        <AssetCard order={order} />
        <PromiseCard order={order} />
        <VisitsCard order={order} />
        <EarlierCard order={order} />
      </div>
    </aside>
  );
}

function Card({ icon, title, children }: { icon: IconName; title: string; children: ReactNode }) {
  return (
    <section className={styles['card']}>
      <h2>
        <Icon name={icon} size={14} />
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Names and values; what has no value is left out. */
function Pairs({ of }: { of: [name: string, value: ReactNode][] }) {
  const told = of.filter(([, value]) => Boolean(value));
  if (told.length === 0) return null;
  return (
    <dl className={styles['pairs']}>
      {told.map(([name, value]) => (
        <Pair key={name} name={name} value={value} />
      ))}
    </dl>
  );
}

function Pair({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function CustomerCard({ order: { customer, contact, site } }: { order: Order }) {
  const { t } = useTranslation();
  if (!customer && !contact) return null;
  const person = contact && [contact.salutation || contact.name, contact.job_title].filter(Boolean).join(' · ');
  return (
    <Card icon="user" title={t('context.customer')}>
      <p className={styles['name']}>{customer?.name}</p>
      {person && <p className={styles['under']}>{person}</p>}
      <Pairs
        of={[
          [t('context.contact'), contact?.salutation ? contact.name : ''],
          [t('context.phone'), contact?.phone_masked],
          [t('context.site'), site && [site.name, site.address].filter(Boolean).join(' · ')],
          [t('context.access'), site?.access_note],
          [t('context.tier'), customer && isTier(customer.tier) && t(`tiers.${customer.tier}`)],
        ]}
      />
      {contact?.care && <p className={styles['care']}>{contact.care}</p>}
    </Card>
  );
}

function AssetCard({ order: { asset } }: { order: Order }) {
  const { t } = useTranslation();
  const { language } = useReader();
  if (!asset) return null;
  const product = nameFor(language, { name_zh: asset.product_zh, name_en: asset.product_en });
  return (
    <Card icon="cube" title={t('context.asset')}>
      <p className={styles['name']}>{asset.name}</p>
      <Pairs
        of={[
          [t('context.product'), product === asset.name ? '' : product],
          [t('context.serial'), asset.serial],
          [t('context.installed'), asset.installed_on],
        ]}
      />
    </Card>
  );
}

function PromiseCard({ order }: { order: Order }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const { policy, why } = order.sla;
  const reasons = why.filter(isWhy).map((one) => t(`clock.why.${one}`));
  return (
    <Card icon="note" title={t('context.details')}>
      <Pairs
        of={[
          [t('context.category'), order.category && nameFor(language, order.category)],
          [t('context.contract'), order.contract && t('context.contractUntil', { number: order.contract.number, until: order.contract.ends_on })],
          [t('context.promise'), policy && nameFor(language, policy)],
          [t('context.because'), reasons.join(t('facts.and'))],
          [t('context.reporter'), order.reported_by?.name],
        ]}
      />
    </Card>
  );
}

function VisitsCard({ order: { visits } }: { order: Order }) {
  const { t } = useTranslation();
  if (visits.length === 0) return null;
  return (
    <Card icon="truck" title={t('context.visits')}>
      <ul className={styles['list']}>
        {visits.toReversed().map((visit) => (
          <li key={visit.key}>
            {visit.arrived_at ?? visit.starts_at ? <Moment at={visit.arrived_at ?? visit.starts_at ?? ''} /> : t('context.unplanned')}
            <VisitTag visit={visit} />
            <span className={styles['end']}>{visit.engineer?.name ?? t('context.noEngineer')}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function EarlierCard({ order: { earlier } }: { order: Order }) {
  const { t } = useTranslation();
  const { search } = useQueueSpot();
  if (earlier.length === 0) return null;
  return (
    <Card icon="list" title={t('context.earlier')}>
      <ul className={styles['list']}>
        {earlier.map((one) => (
          <li key={one.key}>
            <Link className={styles['grow']} to={orderPath(one.key, search)} title={one.title}>
              {one.title}
            </Link>
            <StateTag state={one.state} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
