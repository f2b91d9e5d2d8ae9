import { lazy } from 'react';
import type { RouteObject } from 'react-router';

import { FAIRNESS } from '@/features/dispatch/fair/paths';
import { WHATIFS } from '@/features/dispatch/whatif/paths';

const FairnessPage = lazy(() => import('@/features/dispatch/fair/fairness-page').then((page) => ({ default: page.FairnessPage })));
const GivenPage = lazy(() => import('@/features/dispatch/fair/given-page').then((page) => ({ default: page.GivenPage })));
const WhatIfPage = lazy(() => import('@/features/dispatch/whatif/whatif-page').then((page) => ({ default: page.WhatIfPage })));
const ResultPage = lazy(() => import('@/features/dispatch/whatif/result-page').then((page) => ({ default: page.ResultPage })));

/** How evenly work is spread, and what other rules would have done. */
export const fairness: RouteObject[] = [
  { path: FAIRNESS, element: <FairnessPage /> },
  { path: `${FAIRNESS}/:engineer`, element: <GivenPage /> },
  { path: WHATIFS, element: <WhatIfPage /> },
  { path: `${WHATIFS}/:key`, element: <ResultPage /> },
];
