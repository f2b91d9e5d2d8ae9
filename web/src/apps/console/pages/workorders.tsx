import { lazy, Suspense } from 'react';
import type { RouteObject } from 'react-router';

import { PEOPLE } from '@/features/people/paths';
import { QUEUE, TIME } from '@/features/workorders/paths';
import { QueuePage } from '@/features/workorders/queue-page';
import { useAhead } from '@/lib/ahead';
import { Bone } from '@/ui/skeleton';

const orderPage = () => import('@/features/workorders/order-page').then((page) => ({ default: page.OrderPage }));
const OrderPage = lazy(orderPage);
const OrderDispatch = lazy(() => import('./order-dispatch').then((part) => ({ default: part.OrderDispatch })));
const NewOrderPage = lazy(() => import('@/features/workorders/new-order/new-order-page').then((page) => ({ default: page.NewOrderPage })));
const WeekPage = lazy(() => import('@/features/workorders/time/week-page').then((page) => ({ default: page.WeekPage })));

/** An order is what one opens from here. */
function Queue() {
  useAhead(orderPage);
  return <QueuePage />;
}

export const workorders: RouteObject[] = [
  { path: QUEUE, element: <Queue /> },
  { path: `${QUEUE}/new`, element: <NewOrderPage /> },
  {
    path: `${QUEUE}/:key`,
    element: (
      <OrderPage
        beside={(order) => (
          <Suspense fallback={<Bone width={14} />}>
            <OrderDispatch order={order} />
          </Suspense>
        )}
      />
    ),
  },
  { path: TIME, element: <WeekPage /> },
  { path: `${PEOPLE}/:key${TIME}`, element: <WeekPage /> },
];
