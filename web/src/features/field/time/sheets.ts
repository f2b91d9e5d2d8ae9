import { lazy, useEffect } from 'react';

const fetched = () => import('./span-sheet');

/** The sheets of time, which the first page of the day does without. */
export const SpanSheet = lazy(() => fetched().then((file) => ({ default: file.SpanSheet })));
export const EnterSheet = lazy(() => fetched().then((file) => ({ default: file.EnterSheet })));

/** Fetches them while there is a line, so that they open without one. */
export function useSheetsAhead(): void {
  useEffect(() => void fetched().catch(() => undefined), []); // without a line now: fetched when they are opened
}
