import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { Problem } from '@/api/problem';
import type { Write } from '@/api/write';
import { dropDraft } from '@/ui/sheet-drafts';

import { makeMove, orderQuery, written } from './queries';
import type { MoveName } from './status';
import type { Move, Order } from './types';
import { isMove } from './words';

export type Facts = Record<string, unknown>;
/** Under which name what was filled into the company's own fields for a move is kept. */
export const ownDraft = (order: string, move: MoveName): string => `${order} ${move} own`;

export type KnownMove = Move & { move: MoveName };

/** The moves of an order as a person makes them: at once, or after a sheet has asked for the facts they need. */
export function useMoves(order: Order) {
  const client = useQueryClient();
  const [asking, setAsking] = useState<KnownMove>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<{ move: MoveName; error: unknown }>();
  const writes = useRef(new Map<string, Write<Facts, Order>>());

  const known = order.moves.filter((one): one is KnownMove => isMove(one.move));
  const primary = known.find((one) => one.primary);

  function begin(move: KnownMove): void {
    setTrouble(undefined);
    if (move.needs.length > 0) setAsking(move);
    else void make(move.move, {});
  }

  async function make(move: MoveName, facts: Facts): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    const write = writes.current.get(move) ?? makeMove(order.key, move);
    writes.current.set(move, write);
    try {
      const moved = await write.run(facts);
      written(client, moved);
      dropDraft(`${order.key} ${move}`);
      dropDraft(ownDraft(order.key, move));
      setAsking(undefined);
    } catch (error) {
      setTrouble({ move, error });
      if (error instanceof Problem && error.status === 409) void client.invalidateQueries(orderQuery(order.key));
    } finally {
      setBusy(false);
    }
  }

  function dismiss(): void {
    setAsking(undefined);
    setTrouble(undefined);
  }

  return { primary, others: known.filter((one) => one !== primary), asking, busy, trouble, begin, make, dismiss };
}

export type Moves = ReturnType<typeof useMoves>;
