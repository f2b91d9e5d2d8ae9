import { lazy } from 'react';
import type { RouteObject } from 'react-router';

import { CUSTOMERS } from '@/features/customers/paths';

const CustomersPage = lazy(() => import('@/features/customers/customers-page').then((page) => ({ default: page.CustomersPage })));
const CustomerFile = lazy(() => import('./customer-file').then((page) => ({ default: page.CustomerFile })));

export const customers: RouteObject[] = [
  { path: CUSTOMERS, element: <CustomersPage /> },
  { path: `${CUSTOMERS}/:key`, element: <CustomerFile /> },
];
