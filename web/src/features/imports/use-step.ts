import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { Problem } from '@/api/problem';

import { importQuery, listChanged } from './queries';
import type { Import } from './types';

/** One thing done to a table: the answer is what stands from then on; where somebody else was faster, it is read again. */
export function useStep(key: string) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();

  async function act(step: () => Promise<Import>): Promise<boolean> {
    setBusy(true);
    setTrouble(undefined);
    try {
      client.setQueryData(importQuery(key).queryKey, await step());
      void listChanged(client);
      return true;
    } catch (error) {
      setTrouble(error);
      if (error instanceof Problem && error.status === 409) void client.invalidateQueries({ queryKey: importQuery(key).queryKey });
      return false;
    } finally {
      setBusy(false);
    }
  }

  return { busy, trouble, act };
}
