import { lazy } from 'react';
import type { RouteObject } from 'react-router';

import { DISPATCH, HEALTH } from '@/features/dispatch/paths';

const DispatchPage = lazy(() => import('@/features/dispatch/list/dispatch-page').then((page) => ({ default: page.DispatchPage })));
const HealthPage = lazy(() => import('@/features/dispatch/health/health-page').then((page) => ({ default: page.HealthPage })));

export const dispatch: RouteObject[] = [
  { path: DISPATCH, element: <DispatchPage /> },
  { path: HEALTH, element: <HealthPage /> },
];
