import { lazy } from 'react';
import type { RouteObject } from 'react-router';

import { ASSETS, CATALOGUE } from '@/features/assets/paths';

const AssetsPage = lazy(() => import('@/features/assets/assets-page').then((page) => ({ default: page.AssetsPage })));
const CataloguePage = lazy(() => import('@/features/assets/catalogue-page').then((page) => ({ default: page.CataloguePage })));
const AssetFile = lazy(() => import('./asset-file').then((page) => ({ default: page.AssetFile })));

export const assets: RouteObject[] = [
  { path: ASSETS, element: <AssetsPage /> },
  { path: CATALOGUE, element: <CataloguePage /> },
  { path: `${ASSETS}/:key`, element: <AssetFile /> },
];
