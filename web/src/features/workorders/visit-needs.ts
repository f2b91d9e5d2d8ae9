import type { Dayjs } from 'dayjs';

import { wallOf } from '@/lib/wall';

import { nextWindow, startOf, type Asked, type Filled } from './need-values';
import type { TurnWanted } from './turns/queries';
import type { Order, Visit, VisitMove } from './types';

const OUTCOMES = ['fixed', 'partial', 'needs_part', 'no_fault', 'refused'];
const DECLINED = ['schedule', 'skill', 'location', 'duplicate', 'parts', 'customer_absent', 'other'];

const WHO_AND_WHEN: Asked[] = [
  { name: 'engineer', type: 'engineer', required: false },
  { name: 'window', type: 'window', required: false },
  { name: 'mates', type: 'people', required: false },
];
const NOTE: Asked = { name: 'note', type: 'text', required: false };

const TURN: Asked = { name: 'turn', type: 'turn', required: false };

/** A move of a visit, that one is planned, put behind another, or moved to the next time in its turn. */
export type Deed = VisitMove | 'plan' | 'turn' | 'next_time';

/** Why a visit leaves the window its customer was promised: said, it may. */
const OVER_PROMISE: Asked = { name: 'overPromise', type: 'text', required: false };
/** Why nobody comes to whom it was promised. */
const OFF_PROMISE: Asked = { name: 'offPromise', type: 'text', required: true };

/** The facts each move of a visit asks for, in the order a sheet shows them. */
const NEEDS: Record<Deed, Asked[]> = {
  plan: [...WHO_AND_WHEN, TURN],
  turn: [TURN],
  next_time: [],
  reschedule: WHO_AND_WHEN,
  confirm: [],
  depart: [],
  arrive: [],
  complete: [{ name: 'outcome', type: 'choice', required: true, choices: OUTCOMES }, { name: 'completion', type: 'text', required: false }],
  decline: [{ name: 'declined', type: 'choice', required: true, choices: DECLINED }, NOTE],
  report_no_access: [NOTE],
  cancel: [{ ...NOTE, name: 'why', required: true }],
};

type Promised = Pick<Visit, 'key' | 'promised_from_at' | 'promised_until_at'>;

/** What a move asks for; of a visit whose customer was promised a window, also why that is not kept. */
export function asksFor(move: Deed, visit?: Promised): Asked[] {
  const needs = NEEDS[move].map((need) => (visit && need.type === 'turn' ? { ...need, visit: visit.key } : need));
  if (!visit?.promised_from_at) return needs;
  if (move === 'cancel' && isAhead(visit.promised_until_at)) return [OFF_PROMISE];
  return move === 'reschedule' || move === 'next_time' ? [...needs, OVER_PROMISE] : needs;
}

/** A window that is over is waited for no more. */
const isAhead = (until: string | null): boolean => until !== null && Date.parse(until) > Date.now();

/**
 * What the sheet begins with: of a visit there is, who goes and when by the clock of its zone; of a new one, who was there
 * last or owns the order. `now` is the clock on the wall.
 */
export function startOfVisit(move: Deed, order: Order, now: Dayjs, known?: { visit: Visit; zone: string }): Filled {
  const visit = known?.visit;
  if (known && visit && move === 'reschedule')
    return {
      engineer: visit.engineer?.key,
      mates: visit.mates.map((mate) => mate.key),
      window: visit.starts_at && visit.ends_at ? [wallOf(visit.starts_at, known.zone), wallOf(visit.ends_at, known.zone)] : nextWindow(now),
    };
  if (visit && move === 'turn') return { turn: turnOf(visit) };
  const last = order.visits.findLast((one) => one.engineer !== null)?.engineer ?? undefined;
  return { ...startOf(asksFor(move), order, now), ...(move === 'plan' && { engineer: last?.key ?? order.owner?.key }) };
}

/** What is asked of a visit's turn now, as it is sent. */
function turnOf({ turn }: Visit): TurnWanted {
  if (turn === null) return {};
  const { gap_days, not_before_on, same_engineer, minutes } = turn;
  return { after: turn.after?.key ?? null, gap_days, not_before_on, minutes, same_engineer: turn.after ? same_engineer : 'rather' };
}

/** The names the server knows these facts by; a reschedule says in full who goes and when. */
export function sentAs(move: Deed, facts: Record<string, unknown>): Record<string, unknown> {
  const { completion, declined, why, turn, overPromise, offPromise, ...rest } = facts;
  const wanted = (turn ?? {}) as TurnWanted;
  if (move === 'turn') return { after: null, ...wanted };
  const orders = Boolean(wanted.after ?? wanted.not_before_on);
  const told = { ...rest, ...(completion !== undefined && { note: completion }), ...(why !== undefined && { note: why }), ...(offPromise !== undefined && { note: offPromise, over_promise: true }), ...(declined !== undefined && { reason: declined }), ...(orders && { turn: wanted }) };
  const over = overPromise === undefined ? {} : { over_promise: true, reason: overPromise };
  return move === 'reschedule' ? { engineer: null, mates: [], ...told, ...over } : { ...told, ...over };
}
