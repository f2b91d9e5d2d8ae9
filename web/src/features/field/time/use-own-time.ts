import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { orderTimeQuery, ownTimeQuery } from '@/features/workorders/time/queries';

import { useStanding } from '../outbox/use-outbox';
import { runningIn, seenOf, withOps, type Seen } from './line';

/** One's own time of some days (today, if none are named), as it stands on this phone, and what of it runs. */
export function useOwnTime(since = '', until = '') {
  const query = useQuery(ownTimeQuery(since, until));
  const standing = useStanding();
  const data = query.data;
  const line = useMemo(() => {
    const rows = [...(data?.rows ?? []), ...(data?.running ? [data.running] : [])];
    const read = new Map(rows.map((row) => [row.key, seenOf(row, row.order)]));
    return withOps([...read.values()], data?.now ?? new Date(0).toISOString(), standing);
  }, [data, standing]);
  return { query, line, running: runningIn(line) };
}

/** One's own spans on an order, whenever they were, as they stand on this phone; and whether more may be added. */
export function useOrderTime(order: { key: string; number: number; title: string }, me: string): { spans: Seen[]; mayLog: boolean; reading: boolean } {
  const { data, isLoading } = useQuery(orderTimeQuery(order.key));
  const standing = useStanding();
  const spans = useMemo(() => {
    const mine = (data?.rows ?? []).filter((row) => row.person.key === me).map((row) => seenOf(row, order));
    return withOps(mine, data?.now ?? new Date(0).toISOString(), standing).filter((span) => span.order.key === order.key);
  }, [data, standing, order, me]);
  return { spans, mayLog: data?.may_log ?? false, reading: isLoading };
}
