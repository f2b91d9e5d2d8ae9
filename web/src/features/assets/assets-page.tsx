import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';

import { meQuery } from '@/features/people/queries';
import { useNarrowing } from '@/lib/narrowing';
import { Button, buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Choices, ListBody, ListPage, SearchBox } from '@/ui/list-page';
import { Notice } from '@/ui/notice';

import { AssetTable } from './asset-table';
import { assetPath, CATALOGUE } from './paths';
import { assetsQuery, type AssetFilter } from './queries';
import { RegisterAsset } from './register-asset';

/** What we serve: machines and software environments, by whatever they are called. */
export function AssetsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useQuery(meQuery);
  const { filter, narrow } = useFilter();
  const list = useInfiniteQuery(assetsQuery(filter));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const [adding, setAdding] = useState(false);
  const narrowed = Boolean(filter.search || filter.sort || filter.ends || filter.archived);
  const mayAdd = me.data !== undefined && 'assets.edit' in me.data.rights;
  return (
    <ListPage
      title={t('assets.title')}
      actions={
        <>
          <Link className={buttonClass()} to={CATALOGUE}>
            {t('catalogue.title')}
          </Link>
          {mayAdd && (
            <Button look="primary" onClick={() => setAdding(true)}>
              <Icon name="plus" />
              {t('assets.add')}
            </Button>
          )}
        </>
      }
      tools={
        <>
          <SearchBox label={t('assets.search')} value={filter.search} onChange={(q) => narrow({ q })} />
          <Choices
            label={t('assets.sort')}
            value={filter.sort}
            options={[
              { value: '', label: t('list.all') },
              { value: 'machine', label: t('assets.machines') },
              { value: 'software', label: t('assets.environments') },
            ]}
            onChange={(sort) => narrow({ sort })}
          />
          <Choices
            label={t('assets.ends')}
            value={filter.ends}
            options={[
              { value: '', label: t('assets.anyWarranty') },
              { value: '30', label: t('assets.endsIn', { count: 30 }) },
              { value: '90', label: t('assets.endsIn', { count: 90 }) },
            ]}
            onChange={(ends) => narrow({ ends })}
          />
          <Choices
            label={t('list.which')}
            value={filter.archived ? 'archived' : 'live'}
            options={[
              { value: 'live', label: t('assets.live') },
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
          <Notice title={t(narrowed ? 'assets.noneFound' : 'assets.none')} text={t(narrowed ? 'assets.noneFoundText' : mayAdd ? 'assets.noneText' : 'assets.noneSeen')}>
            {narrowed && <Button onClick={() => narrow({ q: '', sort: '', ends: '', archived: '' })}>{t('list.showAll')}</Button>}
          </Notice>
        }
      >
        <AssetTable rows={rows} />
      </ListBody>
      {adding && <RegisterAsset onClose={() => setAdding(false)} onMade={(key) => void navigate(assetPath(key))} />}
    </ListPage>
  );
}

const ENDS = ['30', '90'] as const;
const SORTS = ['machine', 'software'] as const;

function useFilter() {
  const { of, put } = useNarrowing();
  const filter: AssetFilter = {
    search: of('q'),
    sort: SORTS.find((one) => one === of('sort')) ?? '',
    ends: ENDS.find((one) => one === of('ends')) ?? '',
    archived: of('archived') !== '',
  };
  return { filter, narrow: put };
}
