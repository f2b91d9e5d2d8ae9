import { useMutation, useQueryClient } from '@tanstack/react-query';

import { arrangeViews, viewsChanged, viewsQuery } from './queries';

/** One's views in another order: shown at once, kept for oneself, and as it was where that did not work. */
export function useArranged() {
  const client = useQueryClient();
  const arranging = useMutation({
    mutationFn: (keys: string[]) => arrangeViews().run({ keys }),
    onMutate: (keys) => {
      const places = new Map(keys.map((key, at) => [key, at]));
      const place = (key: string): number => places.get(key) ?? keys.length;
      client.setQueryData(viewsQuery.queryKey, (before) => before && { ...before, rows: before.rows.toSorted((one, other) => place(one.key) - place(other.key)) });
    },
    onSuccess: (told) => client.setQueryData(viewsQuery.queryKey, told),
    onError: () => viewsChanged(client),
  });
  return { arrange: (keys: string[]): void => arranging.mutate(keys), error: arranging.error };
}
