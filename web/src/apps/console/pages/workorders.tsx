import { lazy } from 'react';
import type { RouteObject } from 'react-router';

import { OrderPage } from '@/features/workorders/order-page';
import { PEOPLE } from '@/features/people/paths';
import { QUEUE, TIME } from '@/features/workorders/paths';
import { QueuePage } from '@/features/workorders/queue-page';

import { OrderDispatch } from './order-dispatch';

const NewOrderPage = lazy(() => import('@/features/workorders/new-order/new-order-page').then((page) => ({ default: page.NewOrderPage })));

const WeekPage = lazy(() => import('@/features/workorders/time/week-page').then((page) => ({ default: page.WeekPage })));

export const workorders: RouteObject[] = [
  { path: QUEUE, element: <QueuePage /> },
  { path: `${QUEUE}/new`, element: <NewOrderPage /> },
  { path: `${QUEUE}/:key`, element: <OrderPage beside={(order) => <OrderDispatch order={order} />} /> },
  { path: TIME, element: <WeekPage /> },
  { path: `${PEOPLE}/:key${TIME}`, element: <WeekPage /> },
];
