import { newKey } from '@/api/ids';

import type { Body, Item, ItemKind, Template } from '../types';

export const KINDS: ItemKind[] = ['check', 'number', 'choice', 'text', 'photo', 'signature'];

/** A list as it is worked on; the same shape as what is published. */
export type Draft = Body;

export const emptyDraft = (): Draft => ({
  name_zh: '',
  name_en: '',
  subject: 'visit',
  shown_to_customer: false,
  applies: { kinds: [], categories: [], products: [], families: [], customers: [] },
  sections: [],
  items: [],
});

/** What there is to go on from: the draft in hand, else what is published. */
export const bodyOf = (template: Template): Draft => template.draft ?? template.published ?? emptyDraft();

export function newItem(kind: ItemKind, section: string | null = null): Item {
  const options = kind === 'choice' ? [newOption(false), newOption(true)] : [];
  return {
    key: newKey(), kind, section, name_zh: '', name_en: '', help_zh: '', help_en: '', required: true, allow_na: kind === 'check', unit: '', low: null, high: null, options, least: 1,
    show_if: null,
  };
}

let options = 0;

/** Options are told apart by a key that no label changes. */
export const newOption = (fails: boolean): Item['options'][number] => ({ key: `o${Date.now().toString(36)}${(options++).toString(36)}`, name_zh: '', name_en: '', fails });

/** An item that is asked for in another way keeps what it is called; what it can no longer have goes. */
export function asKind(item: Item, kind: ItemKind): Item {
  const { key, section, name_zh, name_en, help_zh, help_en, required, show_if } = item;
  return { ...newItem(kind), key, section, name_zh, name_en, help_zh, help_en, required, show_if, ...(kind === 'choice' && item.options.length > 0 ? { options: item.options } : {}) };
}

/** The items with one moved by so many places, as far as there are places. */
export function moved(items: Item[], key: string, by: number): Item[] {
  const from = items.findIndex((item) => item.key === key);
  const one = items[from];
  if (one === undefined) return items;
  const to = Math.min(Math.max(from + by, 0), items.length - 1);
  const rest = items.toSpliced(from, 1);
  return rest.toSpliced(to, 0, one);
}

/** One item is gone; what hung on it is shown always. */
export const without = (items: Item[], key: string): Item[] => items.filter((item) => item.key !== key).map((item) => (item.show_if?.item === key ? { ...item, show_if: null } : item));

/** A copy right below, with a key of its own. */
export function withCopy(items: Item[], key: string): Item[] {
  const at = items.findIndex((item) => item.key === key);
  const one = items[at];
  return one === undefined ? items : items.toSpliced(at + 1, 0, { ...one, key: newKey() });
}

/** The items another may hang on: those before it. */
export const before = (items: Item[], key: string): Item[] => items.slice(0, Math.max(0, items.findIndex((item) => item.key === key)));

const CAN_FAIL = new Set<ItemKind>(['check', 'number', 'choice']);

/** The answers of an item that another may hang on, as on the server. */
export const sayable = (item: Item): string[] => [
  ...item.options.map((option) => option.key),
  'passed',
  ...(CAN_FAIL.has(item.kind) ? ['failed'] : []),
  ...(item.allow_na ? ['na'] : []),
];

/** Whether two bodies say the same. */
export const same = (one: Draft, other: Draft): boolean => JSON.stringify(one) === JSON.stringify(other);
