import { lazy } from 'react';

import { useAhead } from '@/lib/ahead';

const fetched = () => import('./span-sheet');

/** The sheets of time, which the first page of the day does without. */
export const SpanSheet = lazy(() => fetched().then((file) => ({ default: file.SpanSheet })));
export const EnterSheet = lazy(() => fetched().then((file) => ({ default: file.EnterSheet })));

export const useSheetsAhead = (): void => useAhead(fetched);
