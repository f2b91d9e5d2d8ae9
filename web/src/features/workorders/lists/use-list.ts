import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';

import { viewsQuery } from './queries';
import { filterIn, listSearch, listSpotOf, type ListSpot } from './spot';
import type { Filter, View } from './types';

export type List = {
  spot: ListSpot;
  /** The condition in the address. */
  filter: Filter | null;
  /** The kept view the address names, when it has been read and there is one. */
  view: View | undefined;
  go: (change: { [Part in keyof ListSpot]?: ListSpot[Part] | null }) => void;
};

/** The list the address names beyond the ready view, and how to go to another. */
export function useList(): List {
  const [params, setParams] = useSearchParams();
  const spot = listSpotOf(params);
  const views = useQuery({ ...viewsQuery, enabled: spot.saved !== undefined });
  const view = views.data?.rows.find((one) => one.key === spot.saved);
  return { spot, filter: filterIn(spot), view, go: (change) => setParams(listSearch(params, change).slice(1)) };
}
