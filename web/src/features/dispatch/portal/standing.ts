import type { Order } from '@/features/workorders/portal/queries';

import type { Appointments } from './queries';

/**
 * What somebody can do about when we come: choose (`free`), move or cancel what they chose (`agreed`), call about what
 * we planned (`planned`), nothing while somebody is on the way (`going`) or where nobody comes any more (`over`).
 */
export type Standing = 'free' | 'agreed' | 'planned' | 'going' | 'over';

const OPEN: ReadonlySet<Order['state']> = new Set(['reported', 'triaged', 'assigned', 'working', 'waiting']);
const BEGUN: ReadonlySet<string> = new Set(['travelling', 'on_site']);

export function standingOf({ state, visit }: Pick<Order, 'state' | 'visit'>, own: Appointments): Standing {
  if (!OPEN.has(state)) return 'over';
  if (visit !== null && BEGUN.has(visit.state)) return 'going';
  if (own.confirmed !== null) return 'agreed';
  return visit !== null && visit.from_at !== null ? 'planned' : 'free';
}

/** Where somebody chooses when we come, below the door. */
export const timePath = (order: string): string => `/orders/${order}/time`;
export const orderPath = (order: string): string => `/orders/${order}`;
