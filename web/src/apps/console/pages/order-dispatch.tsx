import { OrderAppointmentCard } from '@/features/dispatch/appointments/order-appointment-card';
import { OrderCrewCard } from '@/features/dispatch/crews/order-crew-card';
import { DispatchCard } from '@/features/dispatch/decision/dispatch-card';
import { WishesCard } from '@/features/dispatch/wishes/wishes-card';
import type { Order } from '@/features/workorders/types';

import { OnTheWay } from './on-the-way';

const OVER: ReadonlySet<Order['state']> = new Set(['closed', 'cancelled']);

/** What dispatch knows of an order: who is on the way, when somebody comes, who was found for it, and who is wanted. */
export function OrderDispatch({ order }: { order: Order }) {
  return (
    <>
      {order.visits.some((visit) => visit.state === 'travelling') && <OnTheWay order={order} />}
      <OrderAppointmentCard order={order} />
      <DispatchCard order={order} />
      {!OVER.has(order.state) && <OrderCrewCard order={order.key} />}
      <WishesCard about={{ order: order.key, customer: order.customer?.key }} over={OVER.has(order.state)} />
    </>
  );
}
