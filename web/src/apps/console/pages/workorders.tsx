import type { RouteObject } from 'react-router';

import { OrderPage } from '@/features/workorders/order-page';
import { QUEUE } from '@/features/workorders/paths';
import { QueuePage } from '@/features/workorders/queue-page';

export const workorders: RouteObject[] = [
  { path: QUEUE, element: <QueuePage /> },
  { path: `${QUEUE}/:key`, element: <OrderPage /> },
];
