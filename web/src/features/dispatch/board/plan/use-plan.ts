import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { proposalQuery } from '../../proposals/queries';
import type { Span } from '../geometry/zone-days';
import type { Row } from '../rows';
import { ghostsOf, NO_GHOSTS, type Ghosts } from './ghosts';

/** The plan the address has drawn on the board, and how many of its places lie on what is shown. */
export function usePlan(key: string, rows: readonly Row[], { from, until }: Span) {
  const reading = useQuery({ ...proposalQuery(key), enabled: key !== '' });
  const parts = key === '' ? undefined : reading.data?.parts;
  const ghosts = useMemo((): Ghosts => (parts ? ghostsOf(parts) : NO_GHOSTS), [parts]);
  const drawn = useMemo(() => {
    const shown = rows.flatMap((row) => ghosts.places.get(row.engineer.key) ?? []).filter((one) => one.from < until && one.until > from);
    return new Set(shown.map((one) => one.key)).size;
  }, [rows, ghosts, from, until]);
  return { key, ghosts, drawn, proposal: key === '' ? undefined : reading.data, error: reading.error };
}
