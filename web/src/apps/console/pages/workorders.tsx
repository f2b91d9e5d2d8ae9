import { lazy } from 'react';
import type { RouteObject } from 'react-router';

import { OrderPage } from '@/features/workorders/order-page';
import { QUEUE } from '@/features/workorders/paths';
import { QueuePage } from '@/features/workorders/queue-page';

const NewOrderPage = lazy(() => import('@/features/workorders/new-order/new-order-page').then((page) => ({ default: page.NewOrderPage })));

export const workorders: RouteObject[] = [
  { path: QUEUE, element: <QueuePage /> },
  { path: `${QUEUE}/new`, element: <NewOrderPage /> },
  { path: `${QUEUE}/:key`, element: <OrderPage /> },
];
