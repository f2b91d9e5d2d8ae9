import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

import { meQuery } from '@/features/people/queries';
import { useNarrowing } from '@/lib/narrowing';
import { Button } from '@/ui/button';
import { EditSheet, type Values } from '@/ui/edit-sheet';
import { Icon } from '@/ui/icon';
import { Choices, ListBody, ListPage, SearchBox } from '@/ui/list-page';
import { Notice } from '@/ui/notice';
import table from '@/ui/table.module.css';

import { useCustomerFields } from './customer-fields';
import { customerPath } from './paths';
import { createCustomer, customersQuery, type CustomerFilter } from './queries';
import type { Customer } from './types';
import { isIndustry, isTier, useChoices } from './words';
import { TierMark } from './tier-mark';

/** Whom we serve: found by name, code or phone number, narrowed by tier and industry. */
export function CustomersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const choices = useChoices();
  const me = useQuery(meQuery);
  const { filter, narrow } = useFilter();
  const list = useInfiniteQuery(customersQuery(filter));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const [adding, setAdding] = useState(false);
  const mayAdd = me.data?.rights['customers.edit']?.includes('all') ?? false;
  const narrowed = Boolean(filter.search || filter.tier || filter.industry || filter.archived);

  return (
    <ListPage
      title={t('customers.title')}
      actions={
        mayAdd && (
          <Button look="primary" onClick={() => setAdding(true)}>
            <Icon name="plus" />
            {t('customers.add')}
          </Button>
        )
      }
      tools={
        <>
          <SearchBox label={t('customers.search')} value={filter.search} onChange={(search) => narrow({ q: search })} />
          <Choice label={t('customers.tier')} value={filter.tier} options={choices.tiers} onChange={(tier) => narrow({ tier })} />
          <Choice label={t('customers.industry')} value={filter.industry} options={choices.industries} onChange={(industry) => narrow({ industry })} />
          <Choices
            label={t('list.which')}
            value={filter.archived ? 'archived' : 'live'}
            options={[
              { value: 'live', label: t('customers.live') },
              { value: 'archived', label: t('list.archived') },
            ]}
            onChange={(which) => narrow({ archived: which === 'archived' ? '1' : '' })}
          />
        </>
      }
    >
      <ListBody
        reading={list}
        count={rows.length}
        empty={
          <Notice title={t(narrowed ? 'customers.noneFound' : 'customers.none')} text={t(narrowed ? 'customers.noneFoundText' : mayAdd ? 'customers.noneText' : 'customers.noneSeen')}>
            {narrowed && <Button onClick={() => narrow({ q: '', tier: '', industry: '', archived: '' })}>{t('list.showAll')}</Button>}
          </Notice>
        }
      >
        <table className={table['table']} aria-label={t('customers.title')}>
          <thead>
            <tr>
              <th scope="col">{t('customers.name')}</th>
              <th scope="col" className={table['small']}>
                {t('customers.code')}
              </th>
              <th scope="col" className={table['small']}>
                {t('customers.tier')}
              </th>
              <th scope="col" className={table['wide']}>
                {t('customers.industry')}
              </th>
              <th scope="col" className={`${table['wide']} ${table['number']}`}>
                {t('customers.size')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.key} row={row} />
            ))}
          </tbody>
        </table>
      </ListBody>
      {adding && <NewCustomer onClose={() => setAdding(false)} onMade={(key) => void navigate(customerPath(key))} />}
    </ListPage>
  );
}

function Line({ row }: { row: Customer }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <tr onClick={(event) => !event.defaultPrevented && !event.metaKey && !event.ctrlKey && void navigate(customerPath(row.key))}>
      <td title={row.name}>
        <Link to={customerPath(row.key)} className={table['open']} data-row={row.key} onClick={(event) => event.stopPropagation()}>
          {row.name}
        </Link>
      </td>
      <td className={`${table['small']} ${table['soft']}`}>{row.code}</td>
      <td className={table['small']}>
        <TierMark tier={row.tier} />
      </td>
      <td className={`${table['wide']} ${table['soft']}`}>{isIndustry(row.industry) && t(`industries.${row.industry}`)}</td>
      <td className={`${table['wide']} ${table['number']} ${table['soft']}`}>{row.size !== null && t('customers.people', { count: row.size })}</td>
    </tr>
  );
}

function Choice({ label, value, options, onChange }: { label: string; value: string; options: { value: string; label: string }[]; onChange: (value: string) => void }) {
  return <Select className={table['choice'] ?? ''} aria-label={label} placeholder={label} allowClear value={value || null} options={options} onChange={(next: string | null) => onChange(next ?? '')} />;
}

/** A new customer; then on to its page, where contacts, sites and contracts are added. */
export function NewCustomer({ onClose, onMade }: { onClose: () => void; onMade: (key: string) => void }) {
  const { t } = useTranslation();
  const fields = useCustomerFields();
  const [write] = useState(createCustomer);
  return (
    <EditSheet
      title={t('customers.add')}
      okText={t('edit.create')}
      draft="customer"
      fields={fields}
      start={{ tier: 'standard' }}
      save={async (values: Values) => onMade((await write.run(values as never)).key)}
      onClose={onClose}
    />
  );
}

function useFilter() {
  const { of, put } = useNarrowing();
  const [tier, industry] = [of('tier'), of('industry')];
  const filter: CustomerFilter = {
    search: of('q'),
    tier: isTier(tier) ? tier : '',
    industry: isIndustry(industry) ? industry : '',
    archived: of('archived') !== '',
  };
  return { filter, narrow: put };
}
