import { useQuery } from '@tanstack/react-query';

import { Rating } from '@/features/feedback/portal/rating';
import { OrderPage } from '@/features/workorders/portal/order-page';
import { orderQuery } from '@/features/workorders/portal/queries';

/** An order with what the room above it knows: how it was judged. */
export default function OrderDoor({ orderKey, person, phone }: { orderKey: string; person: string; phone: string }) {
  const order = useQuery(orderQuery(orderKey));
  const rating = <Rating orderKey={orderKey} person={person} over={order.data?.state === 'closed'} />;
  return <OrderPage orderKey={orderKey} person={person} phone={phone} rating={rating} />;
}
