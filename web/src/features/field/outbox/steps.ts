import type { Flow, Order, Visit, VisitMove } from '../types';
import type { Kept } from './kept';
import type { Standing } from './outbox';

/** A visit as it stands with what was done on this phone and the server has not shown yet. */
export type Seen<V extends Visit> = V & { unsent: boolean };

/** What was done and is not in what was read: it waits, or it was taken over since. */
export function stepsOf({ waiting, done }: Pick<Standing, 'waiting' | 'done'>, subject: string, version: number): Kept[] {
  const since = done.filter((kept) => kept.op.subject === subject && (kept.result?.version ?? 0) > version);
  return [...since, ...waiting.filter((kept) => kept.op.subject === subject)];
}

/** The visit after its steps. Where each leads the server has said (`flow`), and what may come next follows from it. */
export function withSteps<V extends Visit>(visit: V, flow: Flow, standing: Pick<Standing, 'waiting' | 'done'>): Seen<V> {
  const steps = stepsOf(standing, visit.key, visit.version);
  const came = turnCame(visit, standing);
  if (steps.length === 0 && !came) return { ...visit, unsent: false };
  const after = steps.reduce<V>((before, kept) => step(before, kept, flow), came && visit.turn ? { ...visit, turn: { ...visit.turn, waits: false } } : visit);
  const legal = visit.mine ? (Object.keys(flow) as V['moves']).filter((move) => flow[move]?.[after.state] !== undefined) : [];
  const moves = after.turn?.waits ? legal.filter((move) => move !== 'depart' && move !== 'arrive') : legal;
  return { ...after, moves, unsent: steps.some((kept) => kept.result === undefined) };
}

const LEADS_ON = new Set<unknown>(['fixed', 'partial', 'no_fault']);

/** Whether the visit before was done on this phone, so that one may set out though the server has not heard of it. */
function turnCame(visit: Visit, { waiting, done }: Pick<Standing, 'waiting' | 'done'>): boolean {
  const before = visit.turn?.waits ? visit.turn.after?.key : undefined;
  return before !== undefined && [...done, ...waiting].some(({ op }) => op.subject === before && op.kind === 'visit.complete' && LEADS_ON.has(op.facts?.['outcome']));
}

const STAMPS: Partial<Record<VisitMove, 'confirmed_at' | 'departed_at' | 'arrived_at' | 'ended_at'>> = {
  confirm: 'confirmed_at',
  depart: 'departed_at',
  arrive: 'arrived_at',
  complete: 'ended_at',
  report_no_access: 'ended_at',
};

function step<V extends Visit>(visit: V, kept: Kept, flow: Flow): V {
  const move = kept.op.kind.replace('visit.', '') as VisitMove;
  const state = flow[move]?.[visit.state];
  if (state === undefined) return visit;
  const stamp = STAMPS[move];
  const outcome = kept.op.facts?.['outcome'];
  return {
    ...visit,
    state,
    ...(stamp ? { [stamp]: kept.result?.at ?? kept.op.at } : {}),
    ...(typeof outcome === 'string' ? { outcome: outcome as V['outcome'] } : {}),
    ...(move === 'decline' ? { mine: false } : {}),
  };
}

const NO_MOVES = new Set<string>(['order.note', 'order.fill']);

/** Whether a move of the order is on its way already. */
export const underWay = (standing: Pick<Standing, 'waiting' | 'done'>, order: Pick<Order, 'key' | 'version'>): boolean =>
  stepsOf(standing, order.key, order.version).some((kept) => !NO_MOVES.has(kept.op.kind) && !kept.op.kind.startsWith('time.'));
