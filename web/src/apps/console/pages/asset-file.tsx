import { AssetPage } from '@/features/assets/asset-page';
import { OrderHistory } from '@/features/workorders/order-history';

/** An asset with its orders. */
export function AssetFile() {
  return <AssetPage orders={(asset) => <OrderHistory of="assets" subject={asset} />} />;
}
