/** What others do reaches the board by its key: only what changed is read again, and nothing else on it moves. */
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

import type { Change } from '@/api/live/poller';

import { boardQuery, merged, readBoard, SPANS } from './queries';
import type { Board, BoardAsked } from './types';

/** Keys stand in the address of the question: beyond so many the whole board costs less. */
const MOST_KEYS = 40;
/** Kinds of facts by which a visit may come onto a board that did not show its order. */
const BRINGS = /^Visit(Planned|Rescheduled|PutInTurn|TurnCame)/;

type Concerned = { visits: string[]; engineers: string[]; whole: boolean };

/** What of a board has to be read again after this. */
export function concernedBy(board: Board, changes: readonly Change[]): Concerned {
  const subjects = new Set(changes.map((change) => change.subject));
  const shown = new Set(board.visits.map((visit) => visit.order?.key));
  const changed = board.visits.filter((visit) => visit.order !== null && subjects.has(visit.order.key));
  const visits = changed.map((visit) => visit.key);
  const had = new Set(changed.flatMap((visit) => [visit.engineer, ...visit.mates])); // their day is another one too
  const engineers = board.engineers.filter((one) => subjects.has(one.key) || had.has(one.key)).map((one) => one.key);
  const brought = changes.some(({ kind, subject }) => BRINGS.test(kind) && (!shown.has(subject) || kind.startsWith('VisitPlanned')));
  return { visits, engineers, whole: brought || visits.length > MOST_KEYS || engineers.length > MOST_KEYS };
}

/** Reads again what of the boards that are looked at changed; without a line they are read again once it is back. */
export function boardChanged(client: QueryClient, changes: readonly Change[]): void {
  for (const { queryKey, state } of client.getQueryCache().findAll({ queryKey: SPANS, type: 'active' })) {
    const board = state.data as Board | undefined;
    if (board === undefined) continue;
    const { visits, engineers, whole } = concernedBy(board, changes);
    if (whole) void client.invalidateQueries({ queryKey, exact: true }, { cancelRefetch: false });
    else if (visits.length + engineers.length > 0) void patch(client, queryKey, { ...(visits.length > 0 && { visit: visits }), engineer: engineers });
  }
}

/** Reads again the rows of these, of whom something may change that no fact tells. */
export const readEngineersAgain = (client: QueryClient, asked: BoardAsked, engineer: string[]): Promise<void> => patch(client, boardQuery(asked).queryKey, { engineer });

async function patch(client: QueryClient, queryKey: QueryKey, part: Pick<BoardAsked, 'visit' | 'engineer'>): Promise<void> {
  const asked = queryKey[SPANS.length] as BoardAsked;
  try {
    const fresh = await readBoard({ ...asked, ...part });
    client.setQueryData<Board>(queryKey, (before) => before && merged(before, fresh, part.visit ?? []));
  } catch {
    void client.invalidateQueries({ queryKey, exact: true }, { cancelRefetch: false }); // says itself what is wrong
  }
}

let up = true;
const listeners = new Set<() => void>();

/** Whether the line by which changes are heard is up; the shell knows. */
export function boardLineIs(next: boolean): void {
  up = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useBoardLine = (): boolean => useSyncExternalStore(subscribe, () => up);
