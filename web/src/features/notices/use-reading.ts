import { useMutation, useQueryClient } from '@tanstack/react-query';

import { markRead, readInboxAgain, type Notice } from './queries';

/** Marking notices as read: one that is opened, one by one, or all that were there to be seen. */
export function useReading() {
  const client = useQueryClient();
  const marking = useMutation({
    mutationFn: (what: { keys: string[] } | { until: string }) => markRead().run(what),
    onSuccess: () => readInboxAgain(client),
  });
  return {
    busy: marking.isPending,
    error: marking.error,
    read: (notice: Notice): void => {
      if (notice.read_at === null) marking.mutate({ keys: [notice.key] });
    },
    readAll: (newest: Notice | undefined): void => {
      if (newest !== undefined) marking.mutate({ until: newest.key });
    },
  };
}
