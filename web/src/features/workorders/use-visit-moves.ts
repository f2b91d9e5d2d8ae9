import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { Problem } from '@/api/problem';
import type { Write } from '@/api/write';
import { dropDraft } from '@/ui/sheet-drafts';

import { moveVisit, orderQuery, planVisit, writtenBeside } from './queries';
import { visitMoves } from './status';
import { moveToNextTime, putInTurn } from './turns/queries';
import type { Order, Visit, VisitMove } from './types';
import { asksFor } from './visit-needs';

type Facts = Record<string, unknown>;
/** A visit is planned anew, or one there is moves on. */
export type Step = { move: 'plan' } | { move: VisitMove | 'turn' | 'next_time'; visit: Visit };

/** What a step is called, for its write and its draft. */
export const nameOf = (step: Step): string => (step.move === 'plan' ? 'plan' : `${step.move} ${step.visit.key}`);

/** The moves of a visit that the server allows, likeliest first. */
export const movesOf = (visit: Visit): VisitMove[] => [...visit.moves].sort((one, other) => visitMoves[one] - visitMoves[other]);

function writeOf(order: string, step: Step): Write<Facts, Visit> {
  if (step.move === 'plan') return planVisit(order);
  if (step.move === 'turn') return putInTurn(step.visit.key);
  return step.move === 'next_time' ? moveToNextTime(step.visit.key) : moveVisit(step.visit.key, step.move);
}

/** Visits as a person plans and moves them: at once, or after a sheet has asked for the facts. */
export function useVisitMoves(order: Order) {
  const client = useQueryClient();
  const [asking, setAsking] = useState<Step>();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<{ step: Step; error: unknown }>();
  const writes = useRef(new Map<string, Write<Facts, Visit>>());

  function begin(step: Step): void {
    setTrouble(undefined);
    if (asksFor(step.move, 'visit' in step ? step.visit : undefined).length > 0) setAsking(step);
    else void make(step, {});
  }

  async function make(step: Step, facts: Facts): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    const name = nameOf(step);
    const write = writes.current.get(name) ?? writeOf(order.key, step);
    writes.current.set(name, write);
    try {
      const visit = await write.run(facts);
      showAtOnce(visit);
      setAsking(undefined);
      dropDraft(`${order.key} ${name}`);
      writtenBeside(client, order.key);
    } catch (error) {
      setTrouble({ step, error });
      if (error instanceof Problem && error.status === 409) writtenBeside(client, order.key);
    } finally {
      setBusy(false);
    }
  }

  function showAtOnce(visit: Visit): void {
    client.setQueryData(orderQuery(order.key).queryKey, (seen) => {
      if (seen === undefined) return seen;
      const others = seen.visits.filter((one) => one.key !== visit.key);
      return { ...seen, visits: [...others, visit].sort((one, other) => one.number - other.number) };
    });
  }

  function dismiss(): void {
    setAsking(undefined);
    setTrouble(undefined);
  }

  return { asking, busy, trouble, begin, make, dismiss };
}

export type VisitMoves = ReturnType<typeof useVisitMoves>;
