import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { NewContact } from '@/features/customers/contacts';
import { TierMark } from '@/features/customers/tier-mark';
import type { Me } from '@/features/people/queries';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { ReadTrouble } from '@/ui/read-trouble';
import { Bone } from '@/ui/skeleton';
import { Input, Select } from 'antd';

import { CallerField } from './caller-field';
import styles from './caller-part.module.css';
import type { Brief } from './queries';
import { UnknownCaller } from './unknown-caller';
import type { NewOrder } from './use-new-order';

/** Who calls, and about which thing; each can be put right. */
export function CallerPart({ order, me }: { order: NewOrder; me: Me }) {
  const { t } = useTranslation();
  const { draft, brief } = order;
  const [unknown, setUnknown] = useState<string>();
  const mayCreate = 'customers.edit' in me.rights;

  if (unknown !== undefined)
    return (
      <UnknownCaller
        typed={unknown}
        onClose={() => setUnknown(undefined)}
        onMade={({ customer, contact }) => {
          setUnknown(undefined);
          void order.choose({ customer, contact, asset: null });
        }}
      />
    );

  if (draft.customer === null)
    return (
      <div className={styles['search']}>
        <span className={styles['field']} aria-hidden="true">
          {t('newOrder.caller')}
        </span>
        <CallerField
          mayCreate={mayCreate}
          onUnknown={setUnknown}
          onPick={(hit) => void order.choose({ customer: hit.customer.key, contact: hit.contact?.key ?? null, asset: hit.asset?.key ?? null })}
        />
        {order.missing.includes('customer') && (
          <p className={styles['wrong']} role="alert">
            {t('newOrder.whoMissing')}
          </p>
        )}
      </div>
    );

  if (order.briefError && !brief) return <ReadTrouble error={order.briefError} onRetry={() => void order.retryBrief()} />;
  return (
    <section className={styles['caller']} aria-label={t('newOrder.caller')}>
      <header className={styles['head']}>
        <b>{brief ? brief.customer.name : <Bone width={12} />}</b>
        {brief && <TierMark tier={brief.customer.tier} />}
        <Button look="quiet" size="small" className={styles['other'] ?? ''} onClick={() => void order.choose({ customer: null, contact: null, asset: null })}>
          {t('newOrder.otherCaller')}
        </Button>
      </header>
      {brief && <Parties order={order} brief={brief} mayCreate={mayCreate} />}
      {brief && <Called order={order} />}
      {brief && <Things order={order} brief={brief} />}
    </section>
  );
}

function Parties({ order, brief, mayCreate }: { order: NewOrder; brief: Brief; mayCreate: boolean }) {
  const { t } = useTranslation();
  const { draft, change } = order;
  const [adding, setAdding] = useState(false);
  return (
    <div className={styles['parties']}>
      <label className={styles['field']}>
        {t('newOrder.contact')}
        <span className={styles['with']}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t('newOrder.contact')}
            placeholder={t('newOrder.whoIsIt')}
            value={draft.contact}
            options={brief.contacts.map((one) => ({ value: one.key, label: [one.name, one.job_title].filter(Boolean).join(' · ') }))}
            onChange={(contact: string | undefined) => change({ contact: contact ?? null })}
          />
          {mayCreate && (
            <Button square onClick={() => setAdding(true)} aria-label={t('contacts.add')} title={t('contacts.add')}>
              <Icon name="plus" />
            </Button>
          )}
        </span>
      </label>
      <label className={styles['field']}>
        {t('newOrder.site')}
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('newOrder.site')}
          placeholder={t('newOrder.noSite')}
          value={draft.site}
          options={brief.sites.map((one) => ({ value: one.key, label: [one.name, one.address].filter(Boolean).join(' · ') }))}
          onChange={(site: string | undefined) => change({ site: site ?? null })}
        />
      </label>
      {adding && <NewContact customer={brief.customer.key} onClose={() => setAdding(false)} onMade={(made) => change({ contact: made.key })} />}
    </div>
  );
}

/** Somebody else to call than who is on the phone; asked for only where it is so. */
function Called({ order: { draft, change, trouble } }: { order: NewOrder }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const wrong = trouble instanceof Problem ? trouble.facts['field'] : undefined;
  if (!wanted && draft.call_name === '' && draft.call_phone === '')
    return (
      <Button look="quiet" size="small" className={styles['add'] ?? ''} onClick={() => setWanted(true)}>
        <Icon name="phone" size={14} />
        {t('newOrder.callAnother')}
      </Button>
    );
  return (
    <div className={styles['parties']}>
      <label className={styles['field']}>
        {t('newOrder.callName')}
        <Input autoFocus={wanted && draft.call_name === ''} maxLength={80} autoComplete="off" value={draft.call_name} status={wrong === 'call_name' ? 'error' : ''} onChange={(event) => change({ call_name: event.target.value })} />
      </label>
      <label className={styles['field']}>
        {t('newOrder.callPhone')}
        <span className={styles['with']}>
          <Input type="tel" maxLength={40} autoComplete="off" value={draft.call_phone} status={wrong === 'call_phone' ? 'error' : ''} onChange={(event) => change({ call_phone: event.target.value })} />
          <Button
            square
            aria-label={t('newOrder.callContact')}
            title={t('newOrder.callContact')}
            onClick={() => {
              setWanted(false);
              change({ call_name: '', call_phone: '' });
            }}
          >
            <Icon name="cross" />
          </Button>
        </span>
      </label>
    </div>
  );
}

const MOST_SHOWN = 8;

function Things({ order, brief }: { order: NewOrder; brief: Brief }) {
  const { t } = useTranslation();
  const { draft, change } = order;
  const [all, setAll] = useState(false);
  if (brief.assets.length === 0) return <p className={styles['none']}>{t('newOrder.noAssets')}</p>;
  const shown = brief.assets.filter((one, at) => all || at < MOST_SHOWN || one.key === draft.asset);
  return (
    <div className={styles['things']} role="group" aria-label={t('newOrder.which')}>
      {shown.map((one) => (
        <button
          key={one.key}
          type="button"
          className={styles['thing']}
          aria-pressed={one.key === draft.asset}
          onClick={() => change(one.key === draft.asset ? { asset: null } : { asset: one.key, ...(one.site && { site: one.site }) })}
        >
          <Icon name={one.is_software ? 'screen' : 'cube'} />
          <span className={styles['what']}>
            <b>{one.name}</b>
            <span>{[one.serial || one.software_version, t(one.covered ? 'cover.in' : 'cover.out')].filter(Boolean).join(' · ')}</span>
          </span>
          {one.open > 0 && <span className={styles['open']}>{t('newOrder.openCount', { count: one.open })}</span>}
        </button>
      ))}
      {!all && brief.assets.length > shown.length && (
        <Button look="quiet" size="small" onClick={() => setAll(true)}>
          {t('newOrder.allAssets', { count: brief.assets.length })}
        </Button>
      )}
    </div>
  );
}
