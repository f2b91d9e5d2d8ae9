import { NARROWINGS, type Narrowed } from '../paths';
import type { ViewName } from '../types';
import type { Filter } from './types';

/** Several conditions at once; what asks nothing is left out. */
export function joined(...parts: (Filter | null | undefined)[]): Filter | null {
  const asked = parts.filter((part) => part !== null && part !== undefined);
  return asked.length > 1 ? { all: asked } : (asked[0] ?? null);
}

const is = (field: string, ...value: string[]): Filter => ({ field, op: 'in', value });

/** What a ready view asks besides that orders are open: see VIEWS on the server. */
const ASKED: Record<ViewName, () => Filter | null> = {
  open: () => null,
  mine: () => ({ any: [is('owner', 'me'), { field: 'crew', op: 'has_any', value: ['me'] }] }),
  unassigned: () => joined(is('state', 'reported', 'triaged'), { field: 'owner', op: 'empty' }),
  reported: () => is('state', 'reported'),
  overdue: () => ({ field: 'overdue', op: 'is', value: true }),
  waiting: () => is('state', 'waiting'),
  resolved: () => is('state', 'resolved'),
};

/** The ready view and what it is narrowed to, as a condition: so that it is counted and kept with the rest. */
export const grounds = ({ view, ...told }: { view: ViewName } & Narrowed): Filter | null =>
  joined(
    ASKED[view](),
    ...NARROWINGS.map((one) => {
      const key = told[one];
      return key ? is(one, key) : null;
    }),
  );
