import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

import { Problem } from '@/api/problem';

const MOST_TRIES = 3;

/** Everything that was read. A sign-in that has ended leads to the door, wherever that is noticed. */
export function createClient(onSignedOut: () => void): QueryClient {
  const watch = (error: Error): void => {
    if (error instanceof Problem && error.signedOut) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        refetchOnWindowFocus: false, // the live line tells what has changed
        networkMode: 'always', // a phone that thinks it is offline may still reach us; if not, the page says so
        retry: (failures, error) => failures < MOST_TRIES && error instanceof Problem && error.passing,
      },
    },
  });
}
