import { lazy, Suspense } from 'react';

import { today } from '@/lib/day';

import { daysOf } from '../../proposals/draft';
import type { Kind } from '../../proposals/types';
import type { BoardState } from '../use-board';

const AskSheet = lazy(() => import('../../proposals/ask-sheet').then((file) => ({ default: file.AskSheet })));
const KINDS: readonly Kind[] = ['repair', 'engineer', 'reshuffle'];

/** Asks for a plan of what the board shows: its days, as far as they are ahead, its team, and the engineers it is narrowed to. */
export function AskHere({ board }: { board: BoardState }) {
  const { address, zone, now, rows, visit, keys } = board;
  if (!board.planning) return null;
  const { team, territory, skill, search } = address.filter;
  const present = today(new Date(now), zone);
  const shown = rows.map((row) => row.engineer);
  const one = shown.find(({ key }) => key === (visit?.engineer ?? keys.cell?.engineer));
  const scope = { days: daysOf(daysShown(address, zone), present), team, engineers: [territory, skill, search].some(Boolean) ? shown.map(({ key }) => key) : [], one };
  return (
    <Suspense>
      <AskSheet kinds={KINDS} scope={scope} present={present} onClose={board.planned} />
    </Suspense>
  );
}

/** A day runs into the next morning: that is not another day. */
function daysShown({ zoom, day, scale }: BoardState['address'], zone: string): [string, string] {
  return zoom === 'day' ? [day, day] : [today(new Date(scale.from), zone), today(new Date(scale.until - 1), zone)];
}
