import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { follow } from '@/api/live/line';
import type { Change } from '@/api/live/poller';
import { boardChanged, boardLineIs } from '@/features/dispatch/board/live';
import { checksAgain, proposalsConcerned } from '@/features/dispatch/proposals/queries';
import { listsAgain as dispatchAgain, settledChanged as dispatchSettled } from '@/features/dispatch/queries';
import { noticesChanged } from '@/features/notices/queries';
import { meQuery } from '@/features/people/queries';
import { settledChanged as peopleSettled } from '@/features/people/settings/queries';
import { readAgain } from '@/features/workorders/queries';
import { repliesChanged } from '@/features/workorders/replies/queries';
import { settledChanged as ordersSettled } from '@/features/workorders/settings/queries';
import { atMostEvery } from '@/lib/pace';

/** However busy the desk, lists are read again no more often than this. */
const PACE_MS = 2_500;
/** To check a large plan takes the server seconds. */
const CHECK_PACE_MS = 10_000;

/** Keeps what is on the page up with what others do, from `beginning` on. `up` is false while the server cannot be reached. */
export function useLive(reader: string, beginning: string | undefined): { up: boolean } {
  const client = useQueryClient();
  const [up, setUp] = useState(true);

  useEffect(() => {
    const lists = atMostEvery(PACE_MS, () => {
      readAgain.lists(client);
      dispatchAgain(client);
    });
    const checks = atMostEvery(CHECK_PACE_MS, () => checksAgain(client));
    const stop = follow(
      reader,
      (news) => {
        if (news.type === 'signed-out') void client.invalidateQueries(meQuery);
        if (news.type === 'link') {
          setUp(news.up);
          boardLineIs(news.up);
        }
        if (news.type === 'reset' || (news.type === 'link' && news.up)) void client.invalidateQueries({}, { cancelRefetch: false });
        if (news.type === 'changes') {
          subjectsChanged(client, news.changes);
          noticesChanged(client, news.changes);
          peopleSettled(client, news.changes);
          ordersSettled(client, news.changes);
          repliesChanged(client, news.changes);
          dispatchSettled(client, news.changes);
          boardChanged(client, news.changes);
          if (proposalsConcerned(client, news.changes)) checks();
          lists();
        }
      },
      beginning,
    );
    return () => {
      stop();
      lists.cancel();
      checks.cancel();
    };
  }, [client, reader, beginning]);

  return { up };
}

/** Reads again what is about one of these: whatever has the key of an order, a customer, an asset or a person in its own. */
export function subjectsChanged(client: QueryClient, changes: Change[]): void {
  const subjects = new Set(changes.map((change) => change.subject));
  const about = (part: unknown): boolean => typeof part === 'string' && subjects.has(part);
  void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey.some(about) }, { cancelRefetch: false });
}
