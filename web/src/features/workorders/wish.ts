import { Problem } from '@/api/problem';
import type { Write } from '@/api/write';

import type { WishChange } from './queries';
import type { Order } from './types';

/** What is sent of what was filled in: a number that still has its mask is nobody's to write. */
export function wishBody(values: WishChange): WishChange {
  const { call_phone: phone, ...rest } = values;
  return phone === undefined || phone.includes('*') ? rest : { ...rest, call_phone: phone };
}

type Both = Record<string, { now: unknown }>;

/** Whether what the refusal shows as standing is what was seen: then the order changed, and not its wish. */
export function isAsSeen(order: Pick<Order, 'wish'>, both: Both): boolean {
  const { name = '', phone_masked: phone = '', suits = [] } = order.wish ?? {};
  const seen: Record<string, unknown> = { call_name: name, call_phone: phone, suits };
  return Object.entries(both).every(([field, { now }]) => JSON.stringify(now) === JSON.stringify(seen[field]));
}

/** Others write notes and make moves all the time; only another wish is a clash. */
const MOST_TRIES = 4;

export async function saveWish(write: Write<WishChange, Order>, order: Order, body: WishChange, version: number): Promise<Order> {
  let seen = version;
  for (let tries = 1; ; tries++) {
    try {
      return await write.run(body, { version: seen });
    } catch (error) {
      const stale = error instanceof Problem && error.code === 'stale_version' && tries < MOST_TRIES;
      if (!stale || !isAsSeen(order, (error.facts['fields'] ?? {}) as Both)) throw error;
      seen = Number(error.facts['version']);
    }
  }
}
