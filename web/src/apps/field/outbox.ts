import type { QueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

import { openStore } from '@/features/field/outbox/database';
import { Outbox } from '@/features/field/outbox/outbox';
import { readAgain, tell } from '@/features/field/queries';
import { meQuery } from '@/features/people/queries';

import { useOwn } from './use-own';

/** This person's outbox on this phone, sending whenever there is a line; undefined until its store is open. */
export function useOwnOutbox(person: string, client: QueryClient): Outbox | undefined {
  const open = useCallback(async () => {
    const store = await openStore();
    return new Outbox(store, person, tell, { heard: () => readAgain(client), signedOut: () => void client.invalidateQueries(meQuery) });
  }, [person, client]);
  return useOwn(open);
}
