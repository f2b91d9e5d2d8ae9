import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import type { Write } from '@/api/write';
import { Problem } from '@/api/problem';

import { readAgain, written, type Order } from './queries';

/** One thing a customer does to an order. What went wrong is kept to be told; the page shows what the server answered. */
export function useAct<Content>(make: () => Write<Content, Order>, onDone: () => void) {
  const client = useQueryClient();
  const [write] = useState(make);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  async function act(content: Content): Promise<void> {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    try {
      written(client, await write.run(content));
      onDone();
    } catch (caught) {
      setError(caught);
      if (caught instanceof Problem && caught.status === 409) readAgain.everything(client); // somebody was quicker
      if (caught instanceof Problem && caught.signedOut) readAgain.everything(client); // leads to the door, and back
    } finally {
      setBusy(false);
    }
  }

  return { act, busy, error };
}
