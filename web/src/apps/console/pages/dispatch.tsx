import { lazy } from 'react';
import type { RouteObject } from 'react-router';

import { BOARD_PAGE, DAY_SHEET } from '@/features/dispatch/board/paths';
import { DispatchFrame } from '@/features/dispatch/nav/dispatch-nav';
import { CREWS, DISPATCH, ENGINEERS, HEALTH } from '@/features/dispatch/paths';
import { PROPOSALS } from '@/features/dispatch/proposals/paths';

import { fairness } from './fairness';

const DispatchPage = lazy(() => import('@/features/dispatch/list/dispatch-page').then((page) => ({ default: page.DispatchPage })));
const BoardPage = lazy(() => import('@/features/dispatch/board/board-page').then((page) => ({ default: page.BoardPage })));
const DaySheetPage = lazy(() => import('@/features/dispatch/board/day/day-sheet-page').then((page) => ({ default: page.DaySheetPage })));
const ProposalsPage = lazy(() => import('@/features/dispatch/proposals/proposals-page').then((page) => ({ default: page.ProposalsPage })));
const ProposalPage = lazy(() => import('@/features/dispatch/proposals/proposal-page').then((page) => ({ default: page.ProposalPage })));
const EngineersPage = lazy(() => import('@/features/dispatch/engineers/engineers-page').then((page) => ({ default: page.EngineersPage })));
const CrewsPage = lazy(() => import('@/features/dispatch/crews/crews-page').then((page) => ({ default: page.CrewsPage })));
const HealthPage = lazy(() => import('@/features/dispatch/health/health-page').then((page) => ({ default: page.HealthPage })));

export const dispatch: RouteObject[] = [
  {
    element: <DispatchFrame />,
    children: [
      { path: DISPATCH, element: <DispatchPage /> },
      { path: BOARD_PAGE, element: <BoardPage /> },
      { path: DAY_SHEET, element: <DaySheetPage /> },
      { path: PROPOSALS, element: <ProposalsPage /> },
      { path: `${PROPOSALS}/:key`, element: <ProposalPage /> },
      { path: ENGINEERS, element: <EngineersPage /> },
      { path: CREWS, element: <CrewsPage /> },
      { path: HEALTH, element: <HealthPage /> },
      ...fairness,
    ],
  },
];
