import type { RouteObject } from 'react-router';

export const assets: RouteObject[] = [];
