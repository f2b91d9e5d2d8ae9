import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';

import { viewsQuery } from './queries';
import { filterIn, listSearch, listSpotOf, type ListSpot } from './spot';
import type { Filter, Sort, View } from './types';

export type List = {
  spot: ListSpot;
  /** The condition in the address. */
  filter: Filter | null;
  /** The kept view the address names, when it has been read and there is one. */
  view: View | undefined;
  /** By what it is sorted: as the address says, else as the view was kept. */
  sort: Sort;
  go: (change: { [Part in keyof ListSpot]?: ListSpot[Part] | null }) => void;
};

/** The list the address names beyond the ready view, and how to go to another. */
export function useList(): List {
  const [params, setParams] = useSearchParams();
  const spot = listSpotOf(params);
  const views = useQuery({ ...viewsQuery, enabled: spot.saved !== undefined });
  const view = views.data?.rows.find((one) => one.key === spot.saved);
  return { spot, filter: filterIn(spot), view, sort: spot.sort ?? view?.sort ?? 'due', go: (change) => setParams(listSearch(params, change).slice(1)) };
}
