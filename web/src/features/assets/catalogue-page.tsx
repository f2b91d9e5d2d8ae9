import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { meQuery } from '@/features/people/queries';
import { useNarrowing } from '@/lib/narrowing';
import { nameFor, useReader } from '@/lib/reader';
import { Button, buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Choices, ListBody, ListPage, SearchBox } from '@/ui/list-page';
import { Notice } from '@/ui/notice';
import table from '@/ui/table.module.css';

import { CodeSheet, ProductSheet } from './catalogue-sheets';
import { ASSETS } from './paths';
import { faultCodesQuery, productsQuery } from './queries';
import type { FaultCode, Product } from './types';

type Of = 'products' | 'codes';

/** The models we serve and the codes they show: everybody reads it, who may change everything changes it. */
export function CataloguePage() {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const narrowing = useNarrowing();
  const of: Of = narrowing.of('of') === 'codes' ? 'codes' : 'products';
  const search = narrowing.of('q');
  const [adding, setAdding] = useState(false);
  const mayEdit = me.data?.rights['assets.edit']?.includes('all') ?? false;

  return (
    <ListPage
      title={t('catalogue.title')}
      actions={
        <>
          <Link className={buttonClass()} to={ASSETS}>
            {t('assets.title')}
          </Link>
          {mayEdit && (
            <Button look="primary" onClick={() => setAdding(true)}>
              <Icon name="plus" />
              {t(of === 'products' ? 'catalogue.addProduct' : 'catalogue.addCode')}
            </Button>
          )}
        </>
      }
      tools={
        <>
          <SearchBox label={t(of === 'products' ? 'catalogue.searchProducts' : 'catalogue.searchCodes')} value={search} onChange={(text) => narrowing.put({ q: text })} />
          <Choices
            label={t('catalogue.title')}
            value={of}
            options={[
              { value: 'products', label: t('catalogue.products') },
              { value: 'codes', label: t('catalogue.codes') },
            ]}
            onChange={(next) => narrowing.put({ of: next === 'codes' ? 'codes' : '' })}
          />
        </>
      }
    >
      {of === 'products' ? <Products search={search} mayEdit={mayEdit} /> : <Codes search={search} mayEdit={mayEdit} />}
      {adding && (of === 'products' ? <ProductSheet onClose={() => setAdding(false)} /> : <CodeSheet onClose={() => setAdding(false)} />)}
    </ListPage>
  );
}

function Products({ search, mayEdit }: { search: string; mayEdit: boolean }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [editing, setEditing] = useState<Product>();
  const list = useInfiniteQuery(productsQuery(search, false));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const months = (count: number | null): string => (count === null ? '—' : t('catalogue.months', { count }));
  return (
    <>
      <ListBody reading={list} count={rows.length} empty={<Notice title={t('catalogue.noProducts')} text={t('catalogue.noProductsText')} />}>
        <table className={table['table']} aria-label={t('catalogue.products')}>
          <thead>
            <tr>
              <th scope="col">{t('catalogue.name')}</th>
              <th scope="col" className={table['small']}>
                {t('catalogue.code')}
              </th>
              <th scope="col" className={table['wide']}>
                {t('catalogue.family')}
              </th>
              <th scope="col" className={table['wide']}>
                {t('catalogue.warranty')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} onClick={() => mayEdit && setEditing(row)}>
                <td title={nameFor(language, row)}>
                  <Named may={mayEdit} onOpen={() => setEditing(row)}>
                    {nameFor(language, row)}
                  </Named>
                </td>
                <td className={`${table['small']} ${table['soft']}`}>{row.code}</td>
                <td className={`${table['wide']} ${table['soft']}`}>{[row.family, row.maker].filter(Boolean).join(' · ')}</td>
                <td className={`${table['wide']} ${table['soft']}`} title={t('catalogue.warrantyHint')}>
                  {[row.labour_months, row.parts_months, row.travel_months].map(months).join(' / ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ListBody>
      {editing && <ProductSheet product={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function Codes({ search, mayEdit }: { search: string; mayEdit: boolean }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [editing, setEditing] = useState<FaultCode>();
  const list = useInfiniteQuery(faultCodesQuery(search));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <ListBody reading={list} count={rows.length} empty={<Notice title={t('catalogue.noCodes')} text={t('catalogue.noCodesText')} />}>
        <table className={table['table']} aria-label={t('catalogue.codes')}>
          <thead>
            <tr>
              <th scope="col" className={table['small']}>
                {t('catalogue.code')}
              </th>
              <th scope="col">{t('catalogue.meaning')}</th>
              <th scope="col" className={table['small']}>
                {t('catalogue.family')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} onClick={() => mayEdit && setEditing(row)}>
                <td className={table['small']}>
                  <Named may={mayEdit} onOpen={() => setEditing(row)}>
                    {row.code}
                  </Named>
                </td>
                <td title={nameFor(language, row)}>{nameFor(language, row)}</td>
                <td className={`${table['small']} ${table['soft']}`}>{row.family}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ListBody>
      {editing && <CodeSheet code={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}

function Named({ may, onOpen, children }: { may: boolean; onOpen: () => void; children: string }) {
  if (!may) return children;
  return (
    <button
      type="button"
      className={table['opens']}
      onClick={(event) => {
        event.stopPropagation();
        onOpen();
      }}
    >
      {children}
    </button>
  );
}
