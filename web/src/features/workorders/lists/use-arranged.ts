import { useMutation, useQueryClient } from '@tanstack/react-query';

import { arrangeViews, viewsChanged, viewsQuery } from './queries';

const ARRANGING = 'views in order';

/** One's views in another order: shown at once, kept for oneself, and as it was where that did not work. */
export function useArranged() {
  const client = useQueryClient();
  const arranging = useMutation({
    scope: { id: ARRANGING }, // one after the other: the last one said stands
    mutationFn: (keys: string[]) => arrangeViews().run({ keys }),
    onMutate: async (keys) => {
      await client.cancelQueries({ queryKey: viewsQuery.queryKey, exact: true });
      const places = new Map(keys.map((key, at) => [key, at]));
      const place = (key: string): number => places.get(key) ?? keys.length;
      client.setQueryData(viewsQuery.queryKey, (before) => before && { ...before, rows: before.rows.toSorted((one, other) => place(one.key) - place(other.key)) });
    },
    onSuccess: (told) => {
      const more = client.isMutating({ predicate: ({ options }) => options.scope?.id === ARRANGING }) > 1;
      if (!more) client.setQueryData(viewsQuery.queryKey, told); // or what was moved since would jump back until it is kept too
    },
    onError: () => viewsChanged(client),
  });
  return { arrange: (keys: string[]): void => arranging.mutate(keys), error: arranging.error };
}
