import type { QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { openStore } from '@/features/field/outbox/database';
import { Outbox } from '@/features/field/outbox/outbox';
import { readAgain, tell } from '@/features/field/queries';

/** This person's outbox on this phone, sending whenever there is a line; undefined until its store is open. */
export function useOwnOutbox(person: string, client: QueryClient): Outbox | undefined {
  const [outbox, setOutbox] = useState<Outbox>();
  useEffect(() => {
    let gone = false;
    let own: Outbox | undefined;
    const send = (): void => void own?.flush();
    const back = (): void => {
      if (document.visibilityState === 'visible') send();
    };
    void openStore().then((store) => {
      if (gone) return;
      own = new Outbox(store, person, tell, {
        heard: () => readAgain(client),
        signedOut: () => void client.invalidateQueries({ queryKey: ['people', 'me'] }),
      });
      setOutbox(own);
      void own.start();
      addEventListener('online', send);
      document.addEventListener('visibilitychange', back);
    });
    return () => {
      gone = true;
      own?.stop();
      removeEventListener('online', send);
      document.removeEventListener('visibilitychange', back);
    };
  }, [person, client]);
  return outbox;
}
