import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';

import { Problem } from '@/api/problem';

import { AT_ONCE, doAll, type Progress, type Refusal } from './queue-batch';
import { changeOrder, makeMove, moveOrders, orderQuery, readAgain } from './queries';
import type { MoveName } from './status';
import type { Order, OrderState, Row } from './types';
import type { KnownMove } from './use-moves';
import { applyMacro, macrosChanged, type Macro } from './macros/queries';
import { isMove } from './words';

/** What is being done to rows: a move, another priority, or all steps of a macro. */
export type Doing = Verb | { macro: Macro };
type Verb = { move: MoveName } | { priority: number };

/** What came of it; `left` were not begun when somebody stopped it. */
export type Outcome = Progress & { doing: Doing; rows: Row[] };

/** A move whose facts are being asked for; `order` stands for all of the rows. */
export type Question = { move: KnownMove; rows: Row[]; order: Order };

type Options = { keepTicked: (keys: string[]) => void };

/** Moves made from the list: of the row at hand, or of all that are ticked. The server says of each whether it may be. */
export function useBatch({ keepTicked }: Options) {
  const client = useQueryClient();
  const [question, setQuestion] = useState<Question>();
  const [running, setRunning] = useState<Outcome>();
  const [outcome, setOutcome] = useState<Outcome>();
  const going = useRef(true);

  async function begin(move: MoveName, rows: Row[]): Promise<void> {
    setOutcome(undefined);
    const found = await legalAmong(client, rows, move);
    if ('error' in found) setOutcome({ doing: { move }, rows, total: rows.length, done: 0, refused: rows.map((row) => ({ row, error: found.error })) });
    else if (found.move.needs.length > 0) setQuestion({ move: found.move, rows, order: found.order });
    else await run({ move }, rows, {});
  }

  async function run(doing: Doing, rows: Row[], facts: Record<string, unknown>): Promise<void> {
    setQuestion(undefined);
    going.current = true;
    const told = { doing, rows };
    setRunning({ ...told, total: rows.length, done: 0, refused: [] });
    const end = await doAll(rows, deedOf(client, doing, rows.length, facts), (progress) => setRunning({ ...told, ...progress }), () => going.current, 'macro' in doing ? 1 : AT_ONCE);
    setRunning(undefined);
    setOutcome({ ...told, ...end });
    if (rows.length > 1) keepTicked(end.refused.map(({ row }) => row.key));
    readAgain.lists(client);
    if ('macro' in doing) void macrosChanged(client);
  }

  return {
    question,
    running,
    outcome,
    begin: (move: MoveName, rows: Row[]): void => void begin(move, rows),
    answer: (facts: Record<string, unknown>): void => void (question && run({ move: question.move.move }, question.rows, facts)),
    setPriority: (priority: number, rows: Row[]): void => void run({ priority }, rows, {}),
    applyMacro: (macro: Macro, rows: Row[]): void => void run({ macro }, rows, {}),
    stop: (): void => void (going.current = false),
    dismiss: (): void => {
      setQuestion(undefined);
      setOutcome(undefined);
    },
  };
}

type Deed = (some: Row[]) => Promise<Refusal[]>;

function deedOf(client: QueryClient, doing: Doing, rows: number, facts: Record<string, unknown>): Deed {
  if ('macro' in doing) return (some) => applyOne(client, doing.macro, some);
  return rows === 1 ? (some) => moveOne(client, doing, some, facts) : (some) => moveSome(client, doing, some, facts);
}

/** A macro to one row: its steps hold together, so that each order has a request of its own. */
async function applyOne(client: QueryClient, macro: Macro, [row]: Row[]): Promise<Refusal[]> {
  if (row === undefined) return [];
  try {
    client.setQueryData(orderQuery(row.key).queryKey, await applyMacro(row.key, macro.key).run({ seen: macro.version }, { version: row.version }));
  } catch (error) {
    if (!(error instanceof Problem) || error.passing || error.signedOut) throw error;
    return [{ row, error }]; // this one is refused; the others are not
  }
  return [];
}

/** One row alone: its whole order comes back with the answer. */
async function moveOne(client: QueryClient, doing: Verb, [row]: Row[], facts: Record<string, unknown>): Promise<Refusal[]> {
  if (row === undefined) return [];
  const order = 'move' in doing ? await makeMove(row.key, doing.move).run(facts) : await changeOrder(row.key).run({ priority: doing.priority }, { version: row.version });
  client.setQueryData(orderQuery(row.key).queryKey, order);
  return [];
}

/** Several in one request; what came of each is told, and an order that is open somewhere is read again. */
async function moveSome(client: QueryClient, doing: Verb, some: Row[], facts: Record<string, unknown>): Promise<Refusal[]> {
  const told = 'move' in doing ? { [doing.move]: facts } : { change: { priority: doing.priority } };
  const { rows: came } = await moveOrders().run({ do: told, rows: some.map(({ key, version }) => ({ key, version })) });
  const refused: Refusal[] = [];
  for (const { key, result, status, code, detail, facts: why } of came) {
    const row = some.find((one) => one.key === key);
    if (result !== 'done' && row !== undefined) refused.push({ row, error: new Problem({ status, code, detail, facts: why }) });
    void client.invalidateQueries({ queryKey: orderQuery(key).queryKey });
  }
  return refused;
}

export type Batch = ReturnType<typeof useBatch>;

/** One of each state: what is legal for one is likely legal for all, and what is not the server refuses by itself. */
export function samplesOf(rows: readonly Row[]): Row[] {
  const samples = new Map<OrderState, Row>();
  for (const row of rows) if (!samples.has(row.state)) samples.set(row.state, row);
  return [...samples.values()];
}

async function legalAmong(client: QueryClient, rows: Row[], move: MoveName): Promise<{ move: KnownMove; order: Order } | { error: unknown }> {
  const samples = samplesOf(rows);
  let legal: string[] = [];
  try {
    for (const sample of samples) {
      const order = await client.query({ ...orderQuery(sample.key), staleTime: 0 });
      const found = order.moves.find((one): one is KnownMove => one.move === move);
      if (found !== undefined) return { move: found, order };
      legal = order.moves.map((one) => one.move).filter(isMove);
    }
  } catch (error) {
    return { error };
  }
  return { error: new Problem({ status: 409, code: 'illegal_move', facts: { legal } }) };
}
