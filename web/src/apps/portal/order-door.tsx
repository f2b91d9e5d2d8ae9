import { useQuery } from '@tanstack/react-query';

import { Rating } from '@/features/feedback/portal/rating';
import { OrderPage } from '@/features/workorders/portal/order-page';
import { orderQuery } from '@/features/workorders/portal/queries';

import { Appointment } from './appointment';
import { OwnArrival } from './own-arrival';

/** An order with what the rooms above it know: when we come, who is on the way, and how it was judged. */
export default function OrderDoor({ orderKey, person, phone }: { orderKey: string; person: string; phone: string }) {
  const order = useQuery(orderQuery(orderKey));
  const rating = <Rating orderKey={orderKey} person={person} over={order.data?.state === 'closed'} />;
  const coming = order.data?.visit?.state === 'travelling' ? <OwnArrival orderKey={orderKey} /> : <Appointment orderKey={orderKey} phone={phone} />;
  return <OrderPage orderKey={orderKey} person={person} phone={phone} rating={rating} appointment={coming} />;
}
