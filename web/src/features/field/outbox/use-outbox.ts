import { createContext, useContext, useSyncExternalStore } from 'react';

import type { Outbox, Standing } from './outbox';

export const OutboxHere = createContext<Outbox | undefined>(undefined);

export function useOutbox(): Outbox {
  const outbox = useContext(OutboxHere);
  if (outbox === undefined) throw new Error('no outbox here');
  return outbox;
}

export function useStanding(): Standing {
  const outbox = useOutbox();
  return useSyncExternalStore(outbox.subscribe, outbox.standing);
}
