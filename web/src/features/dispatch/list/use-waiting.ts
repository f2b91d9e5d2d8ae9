import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';

import { suggestionQuery, undecidedQuery, waitingOf } from '../queries';
import type { Suggestion, Waiting } from '../types';

/** What is known of who would go: the answer, that it is being looked for, or why it could not be. */
export type Found = { suggestion: Suggestion | undefined; looking: boolean; error: unknown };

export type WaitingRow = Omit<Waiting, 'suggestion'> & Found;

/** The list with a suggestion for each: the latest that holds, else everybody is weighed now, by whoever may have that done. */
export function useWaiting() {
  const list = useInfiniteQuery(undecidedQuery);
  const rows = useMemo(() => waitingOf(list.data), [list.data]);
  const lacking = rows.filter((row) => row.suggestion === null && row.may_send);
  const found = useQueries({ queries: lacking.map((row) => suggestionQuery(row.order.key)) });
  const answers = new Map(lacking.map((row, at) => [row.order.key, found[at]] as const));
  return {
    list,
    rows: rows.map((row): WaitingRow => {
      const answer = answers.get(row.order.key);
      return { ...row, suggestion: row.suggestion ?? answer?.data, looking: answer?.isFetching ?? false, error: answer?.error };
    }),
  };
}
