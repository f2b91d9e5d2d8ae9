import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { customerPath } from '@/features/customers/paths';
import { Reveal } from '@/features/customers/reveal';
import { TierMark } from '@/features/customers/tier-mark';
import { isIndustry, isLevel } from '@/features/customers/words';
import { Avatar } from '@/ui/avatar';
import { Card, Pairs } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { Priority } from '@/ui/priority';
import { Ago, Moment } from '@/ui/said-time';
import { Bone } from '@/ui/skeleton';
import { Until } from '@/ui/until';

import { OrderStateTag } from '../order-state';
import { orderPath } from '../paths';
import styles from './brief-panel.module.css';
import type { Brief } from './queries';

/** What to know before the first sentence: how to address them, what to mind, what they wait for, what they have. */
export function BriefPanel({ brief }: { brief: Brief }) {
  return (
    <>
      <Caring brief={brief} />
      <Open brief={brief} />
      <Owed brief={brief} />
    </>
  );
}

function Caring({ brief: { customer, contact, promise, said, last, assets } }: { brief: Brief }) {
  const { t } = useTranslation();
  const modules = [...new Set(assets.flatMap((one) => one.modules))];
  const software = assets.filter((one) => one.is_software).map((one) => (one.name.includes(one.software_version) ? one.name : `${one.name} ${one.software_version}`));
  return (
    <Card icon="heart" title={t('brief.title')}>
      <div className={styles['who']}>
        <Avatar name={contact?.name ?? customer.name} customer />
        <div>
          <p className={styles['call']}>
            {contact ? t('brief.call', { address: contact.address }) : customer.name}
            <TierMark tier={customer.tier} />
          </p>
          <p className={styles['soft']}>
            {contact && [contact.name, contact.job_title].filter(Boolean).join(' · ')} <Link to={customerPath(customer.key)}>{customer.name}</Link>
          </p>
          {contact && <Reveal key={contact.key} contact={contact} />}
        </div>
      </div>
      {contact?.care && (
        <p className={styles['care']}>
          <Icon name="heart" size={14} />
          {contact.care}
        </p>
      )}
      <Pairs
        of={[
          [t('brief.company'), [isIndustry(customer.industry) && t(`industries.${customer.industry}`), customer.size !== null && t('customers.people', { count: customer.size })].filter(Boolean).join(' · ')],
          [t('brief.uses'), [software.join(t('facts.and')), modules.join(t('facts.and'))].filter(Boolean).join(t('brief.colon'))],
          [
            t('brief.promised'),
            promise && (
              <span key="promise" className={promise.late ? styles['late'] : undefined}>
                {t(promise.what === 'visit' ? 'brief.visit' : 'brief.word', { who: promise.who || t('brief.us') })} {promise.from_at && <Moment at={promise.from_at} />}
                {!promise.from_at && promise.until_at && <Moment at={promise.until_at} />}
                {promise.late && ` · ${t('brief.late')}`} <Order of={promise.order} />
              </span>
            ),
          ],
          [t('brief.said'), said && <Told key="said" of={said.body_html} by={said.by} at={said.at} />],
          [
            t('brief.last'),
            last && (
              <span key="last">
                {last.title}
                {last.solution && ` · ${last.solution}`} {last.resolved_at && <Ago at={last.resolved_at} />}
              </span>
            ),
          ],
        ]}
      />
    </Card>
  );
}

function Order({ of }: { of: { key: string; number: number } }) {
  const { t } = useTranslation();
  return (
    <Link className={styles['number']} to={orderPath(of.key, '')}>
      {t('orders.number', { number: of.number })}
    </Link>
  );
}

/** What was written, as plain words: here it is only to be remembered. */
function Told({ of, by, at }: { of: string; by: string; at: string }): ReactNode {
  const text = new DOMParser().parseFromString(of, 'text/html').body.textContent;
  return (
    <span className={styles['told']}>
      {`“${text}” ${by} `}
      <Ago at={at} />
    </span>
  );
}

function Open({ brief: { open } }: { brief: Brief }) {
  const { t } = useTranslation();
  return (
    <Card icon="list" title={t('brief.open', { count: open.length })}>
      {open.length === 0 && <p className={styles['soft']}>{t('brief.noneOpen')}</p>}
      <ul className={styles['orders']}>
        {open.map((order) => (
          <li key={order.key}>
            <Priority level={order.priority} label={t('orders.priorityLabel', { p: order.priority })} />
            <Link to={orderPath(order.key, '')} title={order.title}>
              {order.title}
            </Link>
            <OrderStateTag order={order} />
            <span className={styles['under']}>
              {[t('orders.number', { number: order.number }), order.asset?.name, order.owner?.name].filter(Boolean).join(' · ')} <Ago at={order.reported_at} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Owed({ brief: { contract, cover } }: { brief: Brief }) {
  const { t } = useTranslation();
  return (
    <Card icon="shield" title={t('brief.owed')}>
      <Pairs
        of={[
          [t('assets.contract'), contract ? [contract.number, isLevel(contract.service_level) && t(`levels.${contract.service_level}`)].filter(Boolean).join(' · ') : t('brief.noContract')],
          [t('contracts.ends'), contract && <Until key="until" day={contract.ends_on} />],
          ...(contract?.counted ?? []).map((one): [string, ReactNode] => [
            t(`counted.${one.what as 'visit'}`),
            one.quantity === null ? t('contracts.unlimited', { used: one.used }) : t('contracts.left', { left: one.quantity - one.used, quantity: one.quantity }),
          ]),
          [t('cover.title'), cover && <Parts key="cover" cover={cover} />],
        ]}
      />
    </Card>
  );
}

const PARTS = ['labour', 'parts', 'travel'] as const;

function Parts({ cover }: { cover: NonNullable<Brief['cover']> }) {
  const { t } = useTranslation();
  const paid = PARTS.filter((part) => cover[part].covered);
  if (paid.length === 0) return <span className={styles['uncovered']}>{t('brief.notCovered')}</span>;
  return (
    <span>
      {t('brief.covered', { parts: paid.map((part) => t(`cover.${part}`)).join(t('facts.and')) })} {cover.labour.until && cover.labour.covered && <Until day={cover.labour.until} />}
    </span>
  );
}

export function BriefBones() {
  const { t } = useTranslation();
  return (
    <div className={styles['bones']} role="status" aria-label={t('list.loading')}>
      {[14, 18, 12, 16, 10].map((width) => (
        <Bone key={width} width={width} />
      ))}
    </div>
  );
}

/** Before anybody is chosen: what this side is for. */
export function BriefEmpty() {
  const { t } = useTranslation();
  return <p className={styles['empty']}>{t('brief.empty')}</p>;
}
