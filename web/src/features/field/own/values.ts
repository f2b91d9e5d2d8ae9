import { isNothing } from '@/features/workorders/own/asked';
import type { Shown, Value, Values } from '@/features/workorders/own/types';

import type { Kept } from '../outbox/kept';
import { stepsOf } from '../outbox/steps';
import type { Standing } from '../outbox/outbox';
import type { Order } from '../types';

/** A field that was filled in on this phone, with all it takes to say so without a line. */
export type Filled = Pick<Shown, 'code' | 'type' | 'name_zh' | 'name_en' | 'unit' | 'choices' | 'value' | 'name'>;

const asNumber = (typed: Value): number => (typeof typed === 'number' ? typed : Number(String(typed).trim().replace(',', '.')));

/** As it is sent: a number as it was typed becomes one; what is empty is nothing. */
export function sent(field: Pick<Shown, 'type'>, typed: Value | undefined): Value {
  if (typed === undefined || isNothing(typed)) return null;
  return field.type === 'number' ? asNumber(typed) : typeof typed === 'string' ? typed.trim() : typed;
}

/** What a typed number is not: one at all, within its bounds, or of as many decimals as it may have. */
export function wrongWith(field: Pick<Shown, 'type' | 'low' | 'high' | 'decimals'>, typed: Value | undefined): 'number' | 'bounds' | 'decimals' | undefined {
  if (field.type !== 'number' || typed === undefined || isNothing(typed)) return undefined;
  const number = asNumber(typed);
  if (!Number.isFinite(number)) return 'number';
  if (number < (field.low ?? -Infinity) || number > (field.high ?? Infinity)) return 'bounds';
  return Number(number.toFixed(field.decimals)) === number ? undefined : 'decimals';
}

/** What is another than stood; a masked text that was not written anew stays. */
export function changesOf(items: readonly Shown[], stood: readonly Shown[], values: Values): Values {
  const before = new Map(stood.map((one) => [one.code, one]));
  return Object.fromEntries(
    items.flatMap((field) => {
      const typed = values[field.code];
      if (typed === undefined) return [];
      const was = before.get(field.code);
      const now = sent(field, typed);
      if (was?.masked && now === null) return [];
      return JSON.stringify(now) === JSON.stringify(was?.value ?? null) ? [] : [[field.code, now]];
    }),
  );
}

/** What this phone has seen in these fields; of a masked text it has seen nothing. */
export const seenOf = (stood: readonly Shown[], codes: readonly string[]): Values =>
  Object.fromEntries(stood.filter((one) => codes.includes(one.code) && !one.masked).map((one) => [one.code, one.value]));

/** The same once a field is written into: what others make of it from then on is not what its writer saw. */
export const seenWith = (seen: Values, written: Values, stood: readonly Shown[], code: string): Values => (code in written ? seen : { ...seen, ...seenOf(stood, [code]) });

export const filledIn = (kept: Kept): Filled[] => (Array.isArray(kept.before['filled']) ? (kept.before['filled'] as Filled[]) : []);

/** The fields of an order as they stand with what was filled in on this phone and the server has not shown yet. */
export function withFilled(order: Pick<Order, 'key' | 'version' | 'custom'>, standing: Pick<Standing, 'waiting' | 'done'>): { custom: Shown[]; unsent: ReadonlySet<string> } {
  const steps = stepsOf(standing, order.key, order.version);
  const filled = new Map(steps.flatMap((kept) => filledIn(kept).map((one) => [one.code, one] as const)));
  const unsent = steps.filter((kept) => kept.result === undefined).flatMap((kept) => filledIn(kept).map((one) => one.code));
  const custom = order.custom.map((one) => {
    const own = filled.get(one.code);
    return own === undefined ? one : { ...one, value: own.value, name: own.name, masked: false };
  });
  return { custom, unsent: new Set(unsent) };
}
