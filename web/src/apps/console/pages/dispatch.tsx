import { lazy } from 'react';
import type { RouteObject } from 'react-router';

import { DispatchFrame } from '@/features/dispatch/nav/dispatch-nav';
import { CREWS, DISPATCH, ENGINEERS, HEALTH } from '@/features/dispatch/paths';

import { fairness } from './fairness';

const DispatchPage = lazy(() => import('@/features/dispatch/list/dispatch-page').then((page) => ({ default: page.DispatchPage })));
const EngineersPage = lazy(() => import('@/features/dispatch/engineers/engineers-page').then((page) => ({ default: page.EngineersPage })));
const CrewsPage = lazy(() => import('@/features/dispatch/crews/crews-page').then((page) => ({ default: page.CrewsPage })));
const HealthPage = lazy(() => import('@/features/dispatch/health/health-page').then((page) => ({ default: page.HealthPage })));

export const dispatch: RouteObject[] = [
  {
    element: <DispatchFrame />,
    children: [
      { path: DISPATCH, element: <DispatchPage /> },
      { path: ENGINEERS, element: <EngineersPage /> },
      { path: CREWS, element: <CrewsPage /> },
      { path: HEALTH, element: <HealthPage /> },
      ...fairness,
    ],
  },
];
