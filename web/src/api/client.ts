import { MutationCache, QueryCache, QueryClient, type DefaultOptions } from '@tanstack/react-query';

import { Problem } from './problem';

const MOST_TRIES = 3;

/** Asks again where the same may well work in a moment. */
export const whilePassing = (failures: number, error: Error): boolean => failures < MOST_TRIES && error instanceof Problem && error.passing;

/** Everything a door has read. A sign-in that has ended leads to the way in, wherever that is noticed. */
export function createClient(onSignedOut: () => void, queries: NonNullable<DefaultOptions['queries']>): QueryClient {
  const watch = (error: Error): void => {
    if (error instanceof Problem && error.signedOut) onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: watch }),
    mutationCache: new MutationCache({ onError: watch }),
    defaultOptions: { queries: { retry: whilePassing, ...queries } },
  });
}
