import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import { readEngineersAgain } from '../live';
import type { Row } from '../rows';
import type { BoardAsked } from '../types';

/** Phones tell no more often than every half minute; the whole board is read again every minute anyway. */
const FOLLOW_MS = 20_000;
/** Keys stand in the address of the question: of more than so many the minute has to do. */
const MOST = 40;

/** Who is on the way, or was just now: their place changes. */
export const followed = (rows: readonly Row[]): string[] => rows.filter(({ engineer, placed }) => engineer.position !== null || placed.some(({ visit, mate }) => !mate && visit.state === 'travelling')).map((row) => row.engineer.key);

/** Where somebody is on the way is told by no fact (ADR 0035): while the map is looked at, their rows are read again by themselves. */
export function useFollowing(rows: readonly Row[], asked: BoardAsked, isToday: boolean): void {
  const client = useQueryClient();
  const keys = isToday ? followed(rows).slice(0, MOST).join(' ') : '';
  useEffect(() => {
    if (keys === '') return undefined;
    const timer = window.setInterval(() => {
      if (!document.hidden) void readEngineersAgain(client, asked, keys.split(' '));
    }, FOLLOW_MS);
    return () => window.clearInterval(timer);
  }, [client, asked, keys]);
}
