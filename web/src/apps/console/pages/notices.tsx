import { lazy } from 'react';
import type { RouteObject } from 'react-router';

import { INBOX } from '@/features/notices/paths';

import { leadsTo } from '../leads';

const InboxPage = lazy(() => import('@/features/notices/inbox-page').then((page) => ({ default: page.InboxPage })));

export const notices: RouteObject[] = [{ path: INBOX, element: <InboxPage leadsTo={leadsTo} /> }];
