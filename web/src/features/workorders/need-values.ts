import dayjs, { type Dayjs } from 'dayjs';

import { instantOf } from '@/lib/wall';

import type { TurnWanted } from './turns/queries';
import type { Need, Order } from './types';

/** What a sheet asks for: what the server names, and of a visit who goes, who goes along, and from when to when. */
export type Asked = Need | { name: string; type: 'engineer' | 'people' | 'window' | 'turn'; required: boolean; visit?: string | undefined };

type Window = [from: Dayjs | null, until: Dayjs | null];

/** What the sheet's fields hold. */
export type Filled = Record<string, string | number | string[] | Dayjs | Window | TurnWanted | null | undefined>;

const OFFICE_BEGINS = 9;
const LAST_START = 16;
const VISIT_HOURS = 2;

/** Sensible beginnings: the order's own priority and team, and tomorrow morning for waking up; `now` is the clock on the wall. */
export function startOf(needs: Asked[], order: Order, now: Dayjs): Filled {
  const start: Filled = {};
  for (const need of needs) {
    if (need.type === 'priority') start[need.name] = order.priority;
    if (need.type === 'team') start[need.name] = order.team?.key;
    if (need.type === 'datetime') start[need.name] = now.add(1, 'day').hour(10).minute(0).second(0).millisecond(0);
    if (need.type === 'choice' && need.required) start[need.name] = need.choices?.[0];
    if (need.type === 'window') start[need.name] = nextWindow(now);
  }
  return start;
}

/** The next two hours somebody could be there: from the next full hour but one, or tomorrow morning. */
export function nextWindow(now: Dayjs): [Dayjs, Dayjs] {
  const soon = now.add(2, 'hour').startOf('hour');
  const today = soon.isSame(now, 'day') && soon.hour() >= OFFICE_BEGINS && soon.hour() <= LAST_START;
  const from = today ? soon : (soon.hour() < OFFICE_BEGINS ? soon : now.add(1, 'day')).startOf('day').hour(OFFICE_BEGINS);
  return [from, from.add(VISIT_HOURS, 'hour')];
}

/** What is sent: the figures of a zone's clock as instants, a window as its two ends, and nothing for a field left empty. */
export function factsOf(needs: Asked[], filled: Filled, zone: string): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const { name, type } of needs) {
    const value = filled[name];
    if (type === 'window') {
      const [from, until] = Array.isArray(value) ? (value as Window) : [null, null];
      facts['starts_at'] = from && instantOf(from, zone);
      facts['ends_at'] = until && instantOf(until, zone);
    } else if (value !== undefined && value !== null && value !== '') {
      facts[name] = dayjs.isDayjs(value) ? instantOf(value, zone) : typeof value === 'string' ? value.trim() : value;
    }
  }
  return facts;
}
