import { useTranslation } from 'react-i18next';

import { AssetPage } from '@/features/assets/portal/asset-page';
import { OrderCards } from '@/features/workorders/portal/order-cards';
import { Empty } from '@/ui/column';

/** A thing with what was done to it. */
export default function AssetDoor({ assetKey }: { assetKey: string }) {
  const { t } = useTranslation();
  return <AssetPage assetKey={assetKey} history={<OrderCards wanted={{ asset: assetKey }} empty={<Empty>{t('portal.thing.noHistory')}</Empty>} />} />;
}
