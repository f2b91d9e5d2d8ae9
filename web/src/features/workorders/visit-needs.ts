import type { Dayjs } from 'dayjs';

import { wallOf } from '@/lib/wall';

import { nextWindow, startOf, type Asked, type Filled } from './need-values';
import type { Order, Visit, VisitMove } from './types';

const OUTCOMES = ['fixed', 'partial', 'needs_part', 'no_fault', 'refused'];
const DECLINED = ['schedule', 'skill', 'location', 'duplicate', 'parts', 'customer_absent', 'other'];

const WHO_AND_WHEN: Asked[] = [
  { name: 'engineer', type: 'engineer', required: false },
  { name: 'window', type: 'window', required: false },
  { name: 'mates', type: 'people', required: false },
];
const NOTE: Asked = { name: 'note', type: 'text', required: false };

/** The facts each move of a visit asks for, in the order a sheet shows them. */
const NEEDS: Record<VisitMove | 'plan', Asked[]> = {
  plan: WHO_AND_WHEN,
  reschedule: WHO_AND_WHEN,
  confirm: [],
  depart: [],
  arrive: [],
  complete: [{ name: 'outcome', type: 'choice', required: true, choices: OUTCOMES }, { name: 'completion', type: 'text', required: false }],
  decline: [{ name: 'declined', type: 'choice', required: true, choices: DECLINED }, NOTE],
  report_no_access: [NOTE],
  cancel: [{ ...NOTE, name: 'why', required: true }],
};

export const asksFor = (move: VisitMove | 'plan'): Asked[] => NEEDS[move];

/**
 * What the sheet begins with: of a visit there is, who goes and when by the clock of its zone; of a new one, who was there
 * last or owns the order. `now` is the clock on the wall.
 */
export function startOfVisit(move: VisitMove | 'plan', order: Order, now: Dayjs, known?: { visit: Visit; zone: string }): Filled {
  const visit = known?.visit;
  if (known && visit && move === 'reschedule')
    return {
      engineer: visit.engineer?.key,
      mates: visit.mates.map((mate) => mate.key),
      window: visit.starts_at && visit.ends_at ? [wallOf(visit.starts_at, known.zone), wallOf(visit.ends_at, known.zone)] : nextWindow(now),
    };
  const last = order.visits.findLast((one) => one.engineer !== null)?.engineer ?? undefined;
  return { ...startOf(asksFor(move), order, now), ...(move === 'plan' && { engineer: last?.key ?? order.owner?.key }) };
}

/** The names the server knows these facts by; a reschedule says in full who goes and when. */
export function sentAs(move: VisitMove | 'plan', facts: Record<string, unknown>): Record<string, unknown> {
  const { completion, declined, why, ...rest } = facts;
  const told = { ...rest, ...(completion !== undefined && { note: completion }), ...(why !== undefined && { note: why }), ...(declined !== undefined && { reason: declined }) };
  return move === 'reschedule' ? { engineer: null, mates: [], ...told } : told;
}
