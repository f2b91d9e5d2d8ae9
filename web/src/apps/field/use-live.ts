import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { follow } from '@/api/live/line';
import { readAgain } from '@/features/field/queries';
import { noticesChanged } from '@/features/notices/queries';
import { meQuery } from '@/features/people/queries';
import { atMostEvery } from '@/lib/pace';

/** However busy the desk, a phone reads again no more often than this. */
const PACE_MS = 3_000;

/** Keeps what is shown up with what the desk does. `up` is false while the server cannot be reached. */
export function useLive(reader: string, onBack: () => void): { up: boolean } {
  const client = useQueryClient();
  const [up, setUp] = useState(navigator.onLine);
  useEffect(() => {
    const again = atMostEvery(PACE_MS, () => readAgain(client));
    const on = (): void => setUp(true);
    const off = (): void => setUp(false);
    const stop = follow(reader, (news) => {
      if (news.type === 'signed-out') void client.invalidateQueries(meQuery);
      if (news.type === 'link') {
        setUp(news.up);
        if (news.up) onBack();
      }
      if (news.type === 'changes') noticesChanged(client, news.changes);
      if (news.type !== 'signed-out') again();
    });
    addEventListener('online', on);
    addEventListener('offline', off);
    return () => {
      stop();
      again.cancel();
      removeEventListener('online', on);
      removeEventListener('offline', off);
    };
  }, [client, reader, onBack]);
  return { up };
}
