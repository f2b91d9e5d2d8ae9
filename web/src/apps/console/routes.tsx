import { Navigate, type RouteObject } from 'react-router';

import { OrderPage } from '@/features/workorders/order-page';
import { QUEUE } from '@/features/workorders/paths';
import { QueuePage } from '@/features/workorders/queue-page';

import { Broken, Nowhere } from './broken';
import { Door } from './door';
import { Shell } from './shell';

export const routes: RouteObject[] = [
  {
    errorElement: <Broken />,
    children: [
      { path: '/sign-in', element: <Door /> },
      {
        element: <Shell />,
        children: [
          { index: true, element: <Navigate to={QUEUE} replace /> },
          { path: QUEUE, element: <QueuePage /> },
          { path: `${QUEUE}/:key`, element: <OrderPage /> },
          { path: '*', element: <Nowhere /> },
        ],
      },
    ],
  },
];
