import type { RouteObject } from 'react-router';

export const notices: RouteObject[] = [];
