import type { RouteObject } from 'react-router';

export const customers: RouteObject[] = [];
