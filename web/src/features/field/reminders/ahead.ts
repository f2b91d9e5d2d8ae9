import { lazy } from 'react';

import { useAhead } from '@/lib/ahead';

const page = () => import('./reminders-page');

/** The page of reminders and the sheet in which one is written; the page brings the sheet along. */
export const RemindersPage = lazy(() => page().then((file) => ({ default: file.RemindersPage })));
export const RemindSheet = lazy(() => import('./remind-sheet').then((file) => ({ default: file.RemindSheet })));

export const useRemindersAhead = (): void => useAhead(page);
