import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';

import { RemindButton } from '@/features/notices/reminders/remind-button';
import { meQuery, type Me } from '@/features/people/queries';
import { Ask } from '@/ui/ask';
import { Button, buttonClass } from '@/ui/button';
import { EditSheet } from '@/ui/edit-sheet';
import { Icon } from '@/ui/icon';
import { MenuButton } from '@/ui/menu-button';
import { ReadTrouble } from '@/ui/read-trouble';
import page from '@/ui/record-page.module.css';
import { Bone } from '@/ui/skeleton';

import { Contacts } from './contacts';
import { Contracts } from './contracts';
import { useCustomerFields } from './customer-fields';
import { CUSTOMERS, reportFor } from './paths';
import { changeCustomer, customerQuery, step } from './queries';
import { Sites } from './sites';
import { TierMark } from './tier-mark';
import type { Customer, Known } from './types';
import { useReadAgain } from './use-read-again';
import { isIndustry } from './words';

/** What rooms above know of a customer, put on its page by the door. */
type Props = { orders: (customer: string) => ReactNode; assets: (customer: string, mayEdit: boolean) => ReactNode; wishes: (customer: string, archived: boolean) => ReactNode };

/** A customer with everything that is theirs. */
export function CustomerPage({ orders, assets, wishes }: Props) {
  const { key = '' } = useParams();
  const me = useQuery(meQuery);
  const known = useQuery(customerQuery(key));
  if (known.error && !known.data) return <ReadTrouble error={known.error} onRetry={() => void known.refetch()} />;
  if (!known.data || !me.data) return <Bones />;
  const mayEdit = 'customers.edit' in me.data.rights && known.data.customer.archived_at === null;
  return (
    <article className={page['page']} aria-labelledby="customer-name">
      <Head known={known.data} me={me.data} />
      <div className={page['columns']}>
        <div className={page['main']}>
          {orders(key)}
          {assets(key, mayEdit)}
        </div>
        <div className={page['side']}>
          <Contacts known={known.data} me={me.data} mayEdit={mayEdit} />
          <Sites known={known.data} mayEdit={mayEdit} />
          <Contracts known={known.data} mayEdit={mayEdit} />
          {wishes(key, known.data.customer.archived_at !== null)}
        </div>
      </div>
    </article>
  );
}

function Head({ known: { customer }, me }: { known: Known; me: Me }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'edit' | 'archive' | 'restore'>();
  const archived = customer.archived_at !== null;
  const told = [isIndustry(customer.industry) && t(`industries.${customer.industry}`), customer.size !== null && t('customers.people', { count: customer.size }), t(`sizes.${customer.size_band}`)];
  return (
    <header className={page['head']}>
      <title>{`${customer.name} · ${t('product')}`}</title>
      <p className={page['trail']}>
        <Link to={CUSTOMERS}>{t('customers.title')}</Link>
        <span>{customer.code}</span>
      </p>
      <div className={page['line']}>
        <h1 id="customer-name" className={page['title']}>
          {customer.name}
        </h1>
        <TierMark tier={customer.tier} />
        {archived && <span className={page['archived']}>{t('list.archived')}</span>}
        <span className={page['grow']} />
        <RemindButton about={{ key: customer.key, title: customer.name }} />
        {'workorders.report' in me.rights && !archived && (
          <Link className={buttonClass({ look: 'primary' })} to={reportFor({ customer: customer.key })}>
            <Icon name="plus" />
            {t('customers.report')}
          </Link>
        )}
        {'customers.edit' in me.rights && (
          <>
            {!archived && (
              <Button onClick={() => setOpen('edit')}>
                <Icon name="pen" />
                {t('edit.edit')}
              </Button>
            )}
            <MenuButton items={[{ key: 'archive', label: t(archived ? 'edit.restore' : 'edit.archive'), onClick: () => setOpen(archived ? 'restore' : 'archive') }]} label={t('edit.more')}>
              {t('edit.more')}
              <Icon name="down" size={14} />
            </MenuButton>
          </>
        )}
      </div>
      <p className={page['facts']}>{told.filter(Boolean).join(' · ')}</p>
      {open === 'edit' && <EditCustomer customer={customer} onClose={() => setOpen(undefined)} />}
      {(open === 'archive' || open === 'restore') && <MoveCustomer customer={customer} move={open} onClose={() => setOpen(undefined)} />}
    </header>
  );
}

function EditCustomer({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const fields = useCustomerFields();
  const [write] = useState(() => changeCustomer(customer.key));
  const { name, code, tier, industry, size } = customer;
  return (
    <EditSheet
      title={t('customers.edit')}
      okText={t('edit.save')}
      draft={`customer ${customer.key}`}
      fields={fields}
      start={{ name, code, tier, industry: industry || null, size }}
      version={customer.version}
      save={(values, version) => write.run(values, version === undefined ? {} : { version })}
      onClose={onClose}
      onSaved={again}
    />
  );
}

function MoveCustomer({ customer, move, onClose }: { customer: Customer; move: 'archive' | 'restore'; onClose: () => void }) {
  const { t } = useTranslation();
  const again = useReadAgain();
  const [write] = useState(() => step(`/api/v1/customers/{key}/${move}`, customer.key));
  return (
    <Ask
      title={t(`customers.${move}Title`, { name: customer.name })}
      text={t(`customers.${move}Text`)}
      okText={t(`edit.${move}`)}
      danger={move === 'archive'}
      onDo={async () => {
        await write.run(null, { version: customer.version });
        again();
      }}
      onClose={onClose}
    />
  );
}

function Bones() {
  const { t } = useTranslation();
  return (
    <div className={page['page']} role="status" aria-label={t('list.loading')}>
      <div className={page['head']}>
        <Bone width={8} />
        <Bone width={18} />
      </div>
      <div className={page['columns']}>
        <div className={page['main']}>
          <div className={page['bone']}>
            <Bone width={24} />
            <Bone width={30} />
            <Bone width={20} />
          </div>
        </div>
        <div className={page['side']}>
          <div className={page['bone']}>
            <Bone width={10} />
            <Bone width={14} />
          </div>
        </div>
      </div>
    </div>
  );
}
