import { useQuery } from '@tanstack/react-query';

import { isNothing, useAsked } from '@/features/workorders/own/asked';
import type { Shown, Values } from '@/features/workorders/own/types';

import { useStanding } from '../outbox/use-outbox';
import { orderQuery } from '../queries';
import { changesOf, withFilled, wrongWith } from './values';

/** What an order is asked for while it is being filled in: the rules are the server's, asked again at every answer that
 * decides another; without a line it stays as it stood. */
export function useOwn(key: string, values: Values) {
  const order = useQuery(orderQuery(key)).data;
  const standing = useStanding();
  const { custom } = order === undefined ? { custom: [] } : withFilled(order, standing);
  const unshown = Object.fromEntries(custom.filter((one) => order?.custom.some((it) => it.code === one.code && it.value !== one.value)).map((one) => [one.code, one.value]));
  const told = { ...unshown, ...values, ...changesOf(custom, custom, values) };
  const asked = useAsked(custom.length > 0 ? order?.kind.code : undefined, {}, told, key);
  const stood = new Map(custom.map((one) => [one.code, one]));
  const items = asked.items.length > 0 ? asked.items.map((one): Shown => ({ ...one, ...pick(stood.get(one.code)) })) : custom.filter((one) => one.shown);
  return { order, items, stood: custom, customer: order?.customer?.key ?? '' };
}

/** The server says what is asked; what stands is what this phone knows. */
const pick = (stood: Shown | undefined): Partial<Shown> => (stood === undefined ? { value: null, name: '', masked: false } : { value: stood.value, name: stood.name, masked: stood.masked });

/** The value a field has by now: what was typed, else what stands. */
export const nowIn = (field: Shown, values: Values): Shown['value'] => (values[field.code] !== undefined ? (values[field.code] ?? null) : field.value);

/** The fields that a step requires and that stood empty. */
export const neededFor = (items: readonly Shown[], stood: readonly Shown[]): Shown[] =>
  items.filter((field) => field.required_at !== '' && isNothing(stood.find((one) => one.code === field.code)?.value));

/** Whether all of these are there, and right. */
export const allRight = (items: readonly Shown[], required: readonly Shown[], values: Values): boolean =>
  items.every((field) => wrongWith(field, values[field.code]) === undefined) && required.every((field) => !isNothing(nowIn(field, values)));
