import type { QueryClient } from '@tanstack/react-query';

import { createClient } from '@/api/client';
import { Problem } from '@/api/problem';
import { SIGN_IN } from '@/features/field/paths';
import { go, here } from '@/lib/address';

const MOST_TRIES = 2;

/** What the phone has read stays for as long as the page lives: there may be no line to read it again. */
export function phoneClient(): QueryClient {
  const toTheDoor = (): void => {
    const at = here();
    if (!at.startsWith(SIGN_IN)) go(`${SIGN_IN}?next=${encodeURIComponent(at)}`, { replace: true });
  };
  return createClient(toTheDoor, {
    networkMode: 'always', // a phone's idea of being online is often wrong: ask, and see
    gcTime: Infinity,
    retry: (failures, error) => failures < MOST_TRIES && error instanceof Problem && error.passing && error.code !== 'offline',
  });
}
