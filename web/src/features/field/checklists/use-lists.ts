import { useQuery } from '@tanstack/react-query';

import { checklistsQuery } from '@/features/workorders/checklists/queries';
import { standing, type Reckoned } from '@/features/workorders/checklists/reckon';
import type { Checklist, Item, Said } from '@/features/workorders/checklists/types';
import { nameFor, useReader } from '@/lib/reader';

import { useStanding } from '../outbox/use-outbox';
import { answersOf } from './answers';

/** A list as it stands on this phone. */
export type OnPhone = { list: Checklist; last: Map<string, Said>; stands: Reckoned };

/** The lists of an order that are to be filled in, as they stand with what is not sent yet. */
export function useLists(order: string): { lists: OnPhone[]; query: ReturnType<typeof useOrderLists> } {
  const query = useOrderLists(order);
  const sent = useStanding();
  const rows = (query.data?.rows ?? []).filter((list) => list.withdrawn_at === null);
  const lists = rows.map((list) => {
    const last = answersOf(list, sent);
    return { list, last, stands: standing(list.items, last) };
  });
  return { lists, query };
}

const useOrderLists = (order: string) => useQuery(checklistsQuery(order));

/** What keeps a visit, or without one the order, from ending well: items in words, and the first list that lacks some. */
export function useMissing(order: string, visit: string | undefined): { names: string[]; list: Checklist | undefined } {
  const { language } = useReader();
  const { lists } = useLists(order);
  const mine = lists.filter(({ list }) => (visit === undefined ? list.visit === null : list.visit?.key === visit));
  const missing = mine.flatMap(({ list, stands }) => list.items.filter((item: Item) => stands.missing.includes(item.key)));
  return { names: missing.map((item) => nameFor(language, item)), list: mine.find(({ stands }) => stands.missing.length > 0)?.list };
}
