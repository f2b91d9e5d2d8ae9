import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { countOf } from './parts';
import { proposalAgain, proposalTaken, stopTaking, takeProposal, takingQuery } from './queries';
import type { Part, Proposal, Taking } from './types';

/** Changes looked at by now, of all that are to be taken. */
type Progress = { done: number; of: number };
/** What came of it: parts and changes that happened, parts that did not hold any more; whether it ended early, and why. */
export type Came = { parts: number; changes: number; refused: number; state: Taking['state']; trouble: string };

/**
 * Takes parts of a plan: a few at once, many by a worker that goes on whether or not somebody looks. A taking that is under
 * way already, of whoever, is followed as one's own.
 */
export function useTaking(of: Proposal) {
  const client = useQueryClient();
  const [write] = useState(() => takeProposal(of.key));
  const [writeStop] = useState(() => stopTaking(of.key));
  const [asking, setAsking] = useState(0);
  const [own, setOwn] = useState<string>();
  const [trouble, setTrouble] = useState<unknown>();
  const followed = of.taking ?? own;
  const told = useQuery({ ...takingQuery(of.key, followed ?? ''), enabled: followed !== undefined }).data;
  const running = told?.state === 'running';
  const progress: Progress | undefined = running ? { done: told.done, of: told.total } : asking > 0 ? { done: 0, of: asking } : undefined;

  async function take(parts: readonly Part[]): Promise<void> {
    if (progress !== undefined) return;
    setOwn(undefined);
    setTrouble(undefined);
    setAsking(countOf(parts));
    try {
      hear(await write.run({ parts: parts.map((part) => part.number) }));
    } catch (error) {
      setTrouble(error);
      proposalAgain(client, of.key); // perhaps somebody else takes of it now
    }
    setAsking(0);
  }

  async function stop(): Promise<void> {
    if (!running) return;
    try {
      hear(await writeStop.run(told.key));
    } catch (error) {
      setTrouble(error);
    }
  }

  function hear(now: Taking): void {
    client.setQueryData(takingQuery(of.key, now.key).queryKey, now);
    setOwn(now.key);
    proposalTaken(client, of.key, now);
  }

  return { take, stop, running, progress, came: told && !running && asking === 0 ? cameOf(of, told) : undefined, trouble };
}

function cameOf({ parts }: Proposal, { taken, refused, state, trouble }: Taking): Came {
  const done = new Set(taken);
  return { parts: done.size, changes: countOf(parts.filter((one) => done.has(one.number))), refused: refused.length, state, trouble };
}
