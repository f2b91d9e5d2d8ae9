import { lazy, Suspense } from 'react';
import type { RouteObject } from 'react-router';

import { Bones } from '@/features/people/parts/read';
import { MANUAL } from '@/features/people/paths';

const ManualPage = lazy(() => import('../manual/manual-page').then((page) => ({ default: page.ManualPage })));

export const manual: RouteObject[] = [
  {
    path: MANUAL,
    element: (
      <Suspense fallback={<Bones rows={12} />}>
        <ManualPage />
      </Suspense>
    ),
  },
];
