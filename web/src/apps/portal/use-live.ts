import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { unwrap } from '@/api/http';
import { Poller } from '@/api/live/poller';
import { portal } from '@/api/portal-http';
import { meQuery } from '@/features/people/portal/queries';
import { readAgain } from '@/features/workorders/portal/queries';

const ask = async (cursor: string | undefined) => {
  const { subjects, ...rest } = await unwrap(portal.GET('/api/v1/portal/changes', { params: { query: cursor === undefined ? {} : { cursor } } }));
  return { ...rest, changes: subjects.map((subject) => ({ subject, kind: '', at: '' })) };
};

/** Keeps what is on the page up with what we do. `up` is false while the server cannot be reached. */
export function useLive(): { up: boolean } {
  const client = useQueryClient();
  const [up, setUp] = useState(navigator.onLine);

  useEffect(() => {
    const poller = new Poller(ask, (news) => {
      if (news.type === 'signed-out') void client.invalidateQueries(meQuery);
      if (news.type === 'link') setUp(news.up);
      if (news.type === 'reset' || (news.type === 'link' && news.up)) readAgain.everything(client);
      if (news.type === 'changes') readAgain.orders(client, news.changes.map((change) => change.subject));
    });
    const look = (): void => poller.look(document.visibilityState === 'visible');
    const cut = (): void => setUp(false);
    const back = (): void => {
      setUp(true);
      readAgain.everything(client);
    };
    addEventListener('offline', cut);
    addEventListener('online', back);
    poller.start();
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('offline', cut);
      removeEventListener('online', back);
      poller.stop();
    };
  }, [client]);

  return { up };
}
