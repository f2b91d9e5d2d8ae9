import { newKey } from '@/api/ids';

import type { Field, Filter, Wants } from './types';

/** A condition while somebody puts it together: it may be half done, and every part has an id of its own. */
export type Leaf = { id: string; field: string; op: string; value: unknown };
export type Join = 'all' | 'any';
export type Group = { id: string; join: Join; parts: Node[] };
export type Node = Leaf | Group;

export const isGroup = (node: Node): node is Group => 'join' in node;

export const emptyLeaf = (): Leaf => ({ id: newKey(), field: '', op: '', value: undefined });
export const emptyGroup = (join: Join = 'all'): Group => ({ id: newKey(), join, parts: [emptyLeaf()] });

/** As deep as the server takes groups within groups. */
export const DEEPEST = 5;

/** The draft of a condition that was kept or sent; none is an empty one. A lone leaf stands in a group. */
export function draftOf(filter: Filter | null | undefined): Group {
  if (!filter) return emptyGroup();
  const node = nodeOf(filter);
  return isGroup(node) ? node : { id: newKey(), join: 'all', parts: [node] };
}

function nodeOf(told: Filter): Node {
  for (const join of ['all', 'any'] as const) {
    const parts = told[join];
    if (Array.isArray(parts)) return { id: newKey(), join, parts: (parts as Filter[]).map(nodeOf) };
  }
  return { id: newKey(), field: String(told['field']), op: String(told['op']), value: told['value'] };
}

/** What is said so far, without what is half done; null when nothing is. */
export function filterOf(node: Node, fields: ReadonlyMap<string, Field>): Filter | null {
  if (!isGroup(node)) {
    if (!isWhole(node, fields)) return null;
    return { field: node.field, op: node.op, ...(node.value !== undefined && { value: node.value }) };
  }
  const parts = node.parts.map((part) => filterOf(part, fields)).filter((part) => part !== null);
  return parts.length > 1 ? { [node.join]: parts } : (parts[0] ?? null);
}

/** Whether a leaf says all that its operator wants. */
export function isWhole(leaf: Leaf, fields: ReadonlyMap<string, Field>): boolean {
  const wants = wantsOf(leaf, fields);
  return wants !== undefined && saysEnough[wants](leaf.value);
}

export const wantsOf = (leaf: Leaf, fields: ReadonlyMap<string, Field>): Wants | undefined =>
  fields.get(leaf.field)?.operators.find((one) => one.op === leaf.op)?.wants;

const said = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

const saysEnough: Record<Wants, (value: unknown) => boolean> = {
  nothing: () => true,
  one: said,
  day: said,
  stretch: said,
  calendar: said,
  yes_or_no: said,
  pair: (value) => Array.isArray(value) && value.length === 2 && value.every(said),
  several: (value) => Array.isArray(value) && value.length > 0,
  span: (value) => typeof value === 'object' && value !== null && said((value as { n?: unknown }).n),
};

/** What an operator begins with, so that a choice of one needs no further one. */
export function firstValue(wants: Wants | undefined): unknown {
  if (wants === 'span') return { n: 3, unit: 'days' };
  if (wants === 'stretch') return 'this_week';
  if (wants === 'yes_or_no') return true;
  return undefined;
}

/** A leaf about another field, or by another operator: what was said is kept where the new one wants the same. */
export function turned(leaf: Leaf, to: { field?: string; op?: string }, fields: ReadonlyMap<string, Field>): Leaf {
  const field = to.field ?? leaf.field;
  const op = to.op ?? fields.get(field)?.operators[0]?.op ?? '';
  const next = { ...leaf, field, op };
  const same = field === leaf.field && wantsOf(next, fields) === wantsOf(leaf, fields);
  return same ? next : { ...next, value: firstValue(wantsOf(next, fields)) };
}

/** The tree with one part replaced, or without it; a group that loses its last part goes with it. */
export function replaced(group: Group, id: string, by: Node | null): Group {
  const parts = group.parts.flatMap((part) => {
    if (part.id === id) return by === null ? [] : [by];
    if (!isGroup(part)) return [part];
    const inner = replaced(part, id, by);
    return inner.parts.length > 0 ? [inner] : [];
  });
  return { ...group, parts };
}

/** The condition without the part of this place, where all parts must hold; null when that was all. */
export function without(filter: Filter, at: number): Filter | null {
  const parts = Array.isArray(filter['all']) ? (filter['all'] as Filter[]) : [filter];
  const rest = parts.filter((_, place) => place !== at);
  return rest.length > 1 ? { all: rest } : (rest[0] ?? null);
}
