import { lazy } from 'react';
import type { RouteObject } from 'react-router';

import { INBOX } from '@/features/notices/paths';
import { orderPath } from '@/features/workorders/paths';

const InboxPage = lazy(() => import('@/features/notices/inbox-page').then((page) => ({ default: page.InboxPage })));

export const notices: RouteObject[] = [{ path: INBOX, element: <InboxPage leadsTo={(subject) => orderPath(subject, '')} /> }];
