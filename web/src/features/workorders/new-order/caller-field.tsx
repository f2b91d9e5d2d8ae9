import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { TierMark } from '@/features/customers/tier-mark';
import { useSettled } from '@/lib/settled';
import { Button } from '@/ui/button';
import { Icon, type IconName } from '@/ui/icon';

import styles from './caller-field.module.css';
import { Combo } from './combo';
import { callersQuery, type Hit } from './queries';

const PAUSE_MS = 120;

export const CALLER_FIELD = 'new-order-caller';

const ICONS: Record<Hit['why'], IconName> = { number: 'note', phone: 'phone', serial: 'cube', name: 'user' };

type Props = { onPick: (hit: Hit) => void; onUnknown: (typed: string) => void; mayCreate: boolean };

/** Who is calling: one field for a number, a name, a serial or an order number. */
export function CallerField({ onPick, onUnknown, mayCreate }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const search = useSettled(typed.trim(), PAUSE_MS);
  const found = useQuery({ ...callersQuery(search), enabled: search !== '' });
  const current = search === typed.trim() && !found.isPlaceholderData;
  const hits = search === '' ? [] : (found.data?.rows ?? []);
  const none = current && found.isSuccess && hits.length === 0 && search !== '';
  const idOf = (hit: Hit): string => [hit.customer.key, hit.contact?.key, hit.asset?.key, hit.order?.key].join(' ');

  const below: ReactNode = found.error ? (
    <p className={styles['none']}>{t('newOrder.searchFailed')}</p>
  ) : none || (hits.length > 0 && mayCreate) ? (
    <div className={styles['unknown']}>
      {none && <span>{t(search.length < 4 && /^\d+$/.test(search) ? 'newOrder.fourDigits' : 'newOrder.nobody')}</span>}
      {mayCreate && (
        <Button size="small" look="quiet" onClick={() => onUnknown(typed.trim())}>
          <Icon name="plus" size={14} />
          {t('newOrder.unknown', { typed: typed.trim() })}
        </Button>
      )}
    </div>
  ) : undefined;

  return (
    <Combo
      field={CALLER_FIELD}
      autoFocus
      big
      eager
      label={t('newOrder.caller')}
      placeholder={t('newOrder.callerPlaceholder')}
      value={typed}
      onType={setTyped}
      choices={current ? hits.map((hit) => ({ id: idOf(hit), label: labelOf(hit), node: <Line hit={hit} /> })) : []}
      onPick={(id) => {
        const hit = hits.find((one) => idOf(one) === id);
        if (hit) onPick(hit);
      }}
      onEnter={() => none && mayCreate && onUnknown(typed.trim())}
      status={found.isFetching ? t('newOrder.searching') : undefined}
      {...(below !== undefined && { below })}
    />
  );
}

const labelOf = (hit: Hit): string => [hit.called || hit.contact?.name, hit.customer.name, hit.asset?.name, hit.asset?.serial, hit.order?.title].filter(Boolean).join(' · ');

function Line({ hit }: { hit: Hit }) {
  const { t } = useTranslation();
  const { contact, asset, order, customer, called } = hit;
  const who = called ? called : contact ? [contact.name, contact.job_title].filter(Boolean).join(' · ') : asset ? asset.name : '';
  const by = order ? `${t('orders.number', { number: order.number })} ${order.title}` : hit.why === 'serial' ? asset?.serial : contact?.phone;
  return (
    <span className={styles['line']}>
      <Icon name={hit.why === 'name' && !contact ? 'building' : ICONS[hit.why]} />
      <span className={styles['who']}>
        <b>{who || customer.name}</b>
        {who && <span>{customer.name}</span>}
      </span>
      <span className={styles['by']}>{by}</span>
      <TierMark tier={customer.tier} />
      <span className={styles['open']}>{hit.open > 0 && t('newOrder.openCount', { count: hit.open })}</span>
    </span>
  );
}
