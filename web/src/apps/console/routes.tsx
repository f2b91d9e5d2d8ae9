import { Navigate, type RouteObject } from 'react-router';

import { QUEUE } from '@/features/workorders/paths';

import { Broken, Nowhere } from './broken';
import { Door } from './door';
import { assets } from './pages/assets';
import { customers } from './pages/customers';
import { dispatch } from './pages/dispatch';
import { manual } from './pages/manual';
import { notices } from './pages/notices';
import { people } from './pages/people';
import { workorders } from './pages/workorders';
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
          ...workorders,
          ...dispatch,
          ...customers,
          ...assets,
          ...people,
          ...notices,
          ...manual,
          { path: '*', element: <Nowhere /> },
        ],
      },
    ],
  },
];
