import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { useSettled } from '@/lib/settled';

import { assetsQuery, PAGE } from './queries';

/** My company's things, searched when there are more than fit on a page. */
export function useThings() {
  const [search, setSearch] = useState('');
  const asked = useSettled(search.trim());
  const things = useInfiniteQuery({ ...assetsQuery(asked), placeholderData: (before) => before });
  const rows = things.data?.pages.flatMap((page) => page.rows);
  const many = search !== '' || things.hasNextPage || (rows?.length ?? 0) > PAGE / 2;
  return { things, rows, search, setSearch, many };
}
