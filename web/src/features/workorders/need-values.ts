import dayjs, { type Dayjs } from 'dayjs';

import type { Need, Order } from './types';

/** What the sheet's fields hold. */
export type Filled = Record<string, string | number | Dayjs | null | undefined>;

/** Sensible beginnings: the order's own priority and team, and tomorrow morning for waking up. */
export function startOf(needs: Need[], order: Order, now: Dayjs = dayjs()): Filled {
  const start: Filled = {};
  for (const need of needs) {
    if (need.type === 'priority') start[need.name] = order.priority;
    if (need.type === 'team') start[need.name] = order.team?.key;
    if (need.type === 'datetime') start[need.name] = now.add(1, 'day').hour(10).minute(0).second(0).millisecond(0);
    if (need.type === 'choice' && need.required) start[need.name] = need.choices?.[0];
  }
  return start;
}

/** What is sent: instants in UTC, and nothing for a field left empty. */
export function factsOf(needs: Need[], filled: Filled): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const { name } of needs) {
    const value = filled[name];
    if (value === undefined || value === null || value === '') continue;
    facts[name] = dayjs.isDayjs(value) ? value.toISOString() : typeof value === 'string' ? value.trim() : value;
  }
  return facts;
}
