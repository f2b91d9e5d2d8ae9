import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { saySharing, sharingQuery, type Sharing } from './queries';

/** What I said of sharing, and a way to say otherwise. */
export function useSharing(): { sharing: Sharing | undefined; trouble: unknown; say: (shares: boolean) => Promise<void> } {
  const client = useQueryClient();
  const { data, refetch } = useQuery(sharingQuery);
  const [trouble, setTrouble] = useState<unknown>();

  async function say(shares: boolean): Promise<void> {
    setTrouble(undefined);
    try {
      client.setQueryData(sharingQuery.queryKey, await saySharing().run({ shares }, { version: data?.version ?? 0 }));
    } catch (failure) {
      setTrouble(failure);
      void refetch();
    }
  }

  return { sharing: data, trouble, say };
}
