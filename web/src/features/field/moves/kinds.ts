import type { Kind, Order, Visit } from '../types';

const VISIT_RANK = ['complete', 'arrive', 'depart', 'confirm', 'report_no_access', 'decline'] as const;

/** The moves of a visit that may be made, the likeliest first; the server says which they are. */
export const visitKinds = (visit: Pick<Visit, 'moves'>): Kind[] => {
  const legal = VISIT_RANK.filter((move) => visit.moves.includes(move)).map((move) => `visit.${move}` as Kind);
  // From the road one may be there already: check in first, set out second. From the sofa it is the other way round.
  return legal.includes('visit.depart') && legal.includes('visit.arrive') ? ['visit.depart', ...legal.filter((kind) => kind !== 'visit.depart')] : legal;
};

/** What the dock offers for one's own visit: a note comes first while it is not its turn, for then nobody sets out. */
export function dockKinds(visit: Pick<Visit, 'moves' | 'turn'>): Kind[] {
  const kinds = visitKinds(visit);
  return visit.turn?.waits && kinds[0] === 'visit.decline' ? ['order.note', ...kinds] : [...kinds, 'order.note'];
}

const ORDER_KINDS: Kind[] = ['order.start', 'order.resume', 'order.resolve', 'order.wait'];

/** The moves of an order that a phone can make, likeliest first, and always a note. */
export function orderKinds(order: Pick<Order, 'moves'>): Kind[] {
  const legal = new Map(order.moves.map((move) => [`order.${move.move}`, move.primary]));
  const kinds = ORDER_KINDS.filter((kind) => legal.has(kind));
  return [...kinds.sort((one, other) => Number(legal.get(other)) - Number(legal.get(one))), 'order.note'];
}
