import { CustomerAssets } from '@/features/assets/customer-assets';
import { CustomerPage } from '@/features/customers/customer-page';
import { WishesCard } from '@/features/dispatch/wishes/wishes-card';
import { OrderHistory } from '@/features/workorders/order-history';

/** A customer with what the rooms above know of them. */
export function CustomerFile() {
  return (
    <CustomerPage
      orders={(customer) => <OrderHistory of="customers" subject={customer} />}
      wishes={(customer, over) => <WishesCard about={{ customer }} over={over} />}
      assets={(customer, mayEdit) => <CustomerAssets customer={customer} mayEdit={mayEdit} />}
    />
  );
}
