import { lazy } from 'react';
import type { RouteObject } from 'react-router';

import { FAIRNESS } from '@/features/dispatch/fair/paths';

const FairnessPage = lazy(() => import('@/features/dispatch/fair/fairness-page').then((page) => ({ default: page.FairnessPage })));
const GivenPage = lazy(() => import('@/features/dispatch/fair/given-page').then((page) => ({ default: page.GivenPage })));

/** How evenly work is spread. */
export const fairness: RouteObject[] = [
  { path: FAIRNESS, element: <FairnessPage /> },
  { path: `${FAIRNESS}/:engineer`, element: <GivenPage /> },
];
