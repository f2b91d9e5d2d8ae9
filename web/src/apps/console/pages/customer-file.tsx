import { CustomerAssets } from '@/features/assets/customer-assets';
import { CustomerPage } from '@/features/customers/customer-page';
import { OrderHistory } from '@/features/workorders/order-history';

/** A customer with what the rooms above know of them. */
export function CustomerFile() {
  return (
    <CustomerPage
      orders={(customer) => <OrderHistory of="customers" subject={customer} />}
      assets={(customer, mayEdit) => <CustomerAssets customer={customer} mayEdit={mayEdit} />}
    />
  );
}
