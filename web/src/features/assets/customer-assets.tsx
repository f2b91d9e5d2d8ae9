import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { Button } from '@/ui/button';
import { Card, Nothing } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { ListBody } from '@/ui/list-page';

import { AssetTable } from './asset-table';
import { assetPath } from './paths';
import { assetsQuery } from './queries';
import { RegisterAsset } from './register-asset';

/** What a customer has, on the customer's page. */
export function CustomerAssets({ customer, mayEdit }: { customer: string; mayEdit: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const list = useInfiniteQuery(assetsQuery({ search: '', sort: '', ends: '', archived: false, customer }));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const [adding, setAdding] = useState(false);
  return (
    <Card
      icon="cube"
      title={t('assets.title')}
      actions={
        mayEdit && (
          <Button look="quiet" size="small" onClick={() => setAdding(true)}>
            <Icon name="plus" size={14} />
            {t('assets.add')}
          </Button>
        )
      }
    >
      <ListBody byHand reading={list} count={rows.length} empty={<Nothing>{t('assets.noneHere')}</Nothing>}>
        <AssetTable rows={rows} ofOne />
      </ListBody>
      {adding && <RegisterAsset customer={customer} onClose={() => setAdding(false)} onMade={(key) => void navigate(assetPath(key))} />}
    </Card>
  );
}
