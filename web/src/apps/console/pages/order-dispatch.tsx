import { OrderCrewCard } from '@/features/dispatch/crews/order-crew-card';
import { DispatchCard } from '@/features/dispatch/decision/dispatch-card';
import { WishesCard } from '@/features/dispatch/wishes/wishes-card';
import type { Order } from '@/features/workorders/types';

const OVER: ReadonlySet<Order['state']> = new Set(['closed', 'cancelled']);

/** What dispatch knows of an order: who was found for it, and who is wanted. */
export function OrderDispatch({ order }: { order: Order }) {
  return (
    <>
      <DispatchCard order={order} />
      {!OVER.has(order.state) && <OrderCrewCard order={order.key} />}
      <WishesCard about={{ order: order.key, customer: order.customer?.key }} over={OVER.has(order.state)} />
    </>
  );
}
