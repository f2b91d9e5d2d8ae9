import type { Body } from '../queries';
import type { Limits, ObjectiveName, Policy, RuleName } from '../types';
import { askingIn, offerIn } from './asking';

/**
 * A body while somebody changes it. What the editor does not know is carried along as it was read: another room's
 * table must not be lost because a weight was moved.
 */
export type Draft = { name_zh: string; name_en: string; body: Body };

export const draftOf = ({ name_zh, name_en, body }: Pick<Policy, 'name_zh' | 'name_en' | 'body'>): Draft => ({ name_zh, name_en, body });

type Table = Record<string, unknown>;
const table = (body: Body, name: string): Table => (typeof body[name] === 'object' && body[name] !== null ? (body[name] as Table) : {});

const without = (of: Table, name: string): Table => Object.fromEntries(Object.entries(of).filter(([one]) => one !== name));

/** Off, on, or on with its number. */
export function ruleOf(body: Body, name: RuleName): boolean | number {
  const told = table(body, 'rules')[name];
  return typeof told === 'number' || typeof told === 'boolean' ? told : false;
}

export function withRule(body: Body, name: RuleName, value: boolean | number): Body {
  const others = without(table(body, 'rules'), name);
  const next = { ...body, rules: value === false ? others : { ...others, [name]: value } };
  return name === 'certificate' && value === false ? { ...next, certificates: [] } : next;
}

export const numberIn = (body: Body, of: 'weights' | 'scales', name: ObjectiveName): number | undefined => {
  const told = table(body, of)[name];
  return typeof told === 'number' ? told : undefined;
};

/** A weight of nothing, and a scale that is the usual one, are left out. */
export function withNumber(body: Body, of: 'weights' | 'scales', name: ObjectiveName, value: number | undefined): Body {
  const others = without(table(body, of), name);
  return { ...body, [of]: value === undefined || (of === 'weights' && value === 0) ? others : { ...others, [name]: value } };
}

export const plainIn = (body: Body, name: string, usual: number): number => (typeof body[name] === 'number' ? body[name] : usual);
export const certificatesIn = (body: Body): string[] => (Array.isArray(body['certificates']) ? body['certificates'].filter((one): one is string => typeof one === 'string') : []);

/** As text whose parts stand in one order, so that two bodies that say the same are the same. */
export const plainly = (value: unknown): string =>
  JSON.stringify(value, (_, told: unknown) => (typeof told === 'object' && told !== null && !Array.isArray(told) ? Object.fromEntries(Object.entries(told).sort(([one], [other]) => (one < other ? -1 : 1))) : told));

const PARTS = new Set(['rules', 'weights', 'scales', 'offer']);

export type Difference = { part: 'rules' | 'weights' | 'scales' | 'numbers' | 'offer' | 'other'; name: string; was: unknown; is: unknown };

/** What one version says otherwise than another, by part and name. */
export function differences(was: Body, is: Body, limits: Limits): Difference[] {
  const numbers = new Set(limits.numbers.map((one) => one.name));
  const found: Difference[] = [];
  for (const part of ['rules', 'weights', 'scales', 'offer'] as const) {
    const [before, after] = [was, is].map((body) => (part === 'offer' ? { ...offerIn(body), ...askingIn(body) } : table(body, part))) as [Table, Table];
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) if (plainly(before[name]) !== plainly(after[name])) found.push({ part, name, was: before[name], is: after[name] });
  }
  for (const name of new Set([...Object.keys(was), ...Object.keys(is)])) {
    if (PARTS.has(name) || plainly(was[name]) === plainly(is[name])) continue;
    found.push({ part: numbers.has(name) ? 'numbers' : 'other', name, was: was[name], is: is[name] });
  }
  return found;
}
