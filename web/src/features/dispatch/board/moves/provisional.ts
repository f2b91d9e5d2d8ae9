import type { WaitingOrder } from '../../types';
import type { Load, Spot } from '../carry/carry';
import { iso } from '../geometry/zone-days';
import type { BoardOrder, BoardVisit } from '../types';

/** What stands on the board while a move is being written: the visit in its new place, or the one an order is to get. */
export function provisional(load: Load, { engineer, from, until }: Spot): BoardVisit {
  const place = { engineer, starts_at: iso(from), ends_at: iso(until) };
  if (load.kind === 'visit') return { ...load.visit, ...place, travel_minutes: null };
  return {
    key: load.order.key,
    version: 0,
    mates: [],
    state: 'planned',
    offered: false,
    promised_from_at: null,
    promised_until_at: null,
    pinned: null,
    travel_minutes: null,
    travel_from: null,
    out_of_turn: null,
    late_minutes: 0,
    order: asOnBoard(load.order),
    ...place,
  };
}

const asOnBoard = ({ key, number, title, priority, kind, customer }: WaitingOrder): BoardOrder => ({ key, number, title, priority, kind: kind.code, customer: customer?.name ?? '', site: '', place: null, arrive_by_at: null });
