import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { follow } from '@/api/live/line';
import { noticesChanged, readInboxAgain } from '@/features/notices/queries';
import { meQuery } from '@/features/people/queries';
import { readAgain } from '@/features/workorders/queries';
import { atMostEvery } from '@/lib/pace';

/** However busy the desk, lists are read again no more often than this. */
const PACE_MS = 2_500;

/** Keeps what is on the page up with what others do. `up` is false while the server cannot be reached. */
export function useLive(reader: string): { up: boolean } {
  const client = useQueryClient();
  const [up, setUp] = useState(true);

  useEffect(() => {
    const lists = atMostEvery(PACE_MS, () => readAgain.lists(client));
    const stop = follow(reader, (news) => {
      if (news.type === 'signed-out') void client.invalidateQueries(meQuery);
      if (news.type === 'link') setUp(news.up);
      if (news.type === 'reset' || (news.type === 'link' && news.up)) {
        readAgain.everything(client);
        readInboxAgain(client);
      }
      if (news.type === 'changes') {
        readAgain.subjects(client, news.changes);
        noticesChanged(client, news.changes);
        lists();
      }
    });
    return () => {
      stop();
      lists.cancel();
    };
  }, [client, reader]);

  return { up };
}
