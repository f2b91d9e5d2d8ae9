import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';

const PAGE = 200;

/** What a month gave to everybody this reader sees; for an engineer their own. */
export const fairnessQuery = (month: string, team: string) =>
  infiniteQueryOptions({
    queryKey: ['dispatch', 'fairness', month, team],
    queryFn: ({ pageParam }) => unwrap(http.GET('/api/v1/dispatch/fairness', { params: { query: { month, limit: PAGE, ...(team && { team }), ...(pageParam && { cursor: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });

/** The work behind one engineer's figures. */
export const givenQuery = (engineer: string, month: string) =>
  queryOptions({
    queryKey: ['dispatch', 'given', engineer, month],
    queryFn: () => unwrap(http.GET('/api/v1/dispatch/fairness/{engineer}', { params: { path: { engineer }, query: { month } } })),
  });

export const fairnessFile = (month: string, team: string): string => `/api/v1/dispatch/fairness/file?month=${month}${team && `&team=${team}`}`;
