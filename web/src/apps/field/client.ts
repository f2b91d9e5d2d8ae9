import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

import { Problem } from '@/api/problem';

const MOST_TRIES = 2;

/** Everything that was read. A sign-in that has ended leads to the door; without a line what was read stays. */
export function createClient(onSignedOut: () => void): QueryClient {
  const watch = (error: Error): void => {
    if (error instanceof Problem && error.signedOut) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        networkMode: 'always', // a phone's idea of being online is often wrong: ask, and see
        gcTime: Infinity, // for as long as the page lives there may be no line to read it again
        retry: (failures, error) => failures < MOST_TRIES && error instanceof Problem && error.passing && error.code !== 'offline',
      },
    },
  });
}
