import { expect, test } from 'vitest';

import { baseOf, bodyOf, lastChangeOf, rawOf, touched, wishedFields, type Wish } from './order-fields';
import type { Entry, Order } from './types';

const order = (more: Partial<Order> = {}): Order =>
  ({ version: 3, title: 'E6', description: 'hot', priority: 1, impact: null, tags: ['b', 'a'], kind: { code: 'repair' }, team: { key: 't1' }, category: null, contact: null, ...more }) as Order;

const wish: Wish = { title: { value: 'E6 again', said: 'E6 again' }, priority: { value: 0, said: 'P0' } };
const base = baseOf(order(), ['title', 'priority']);

test('a version that moved on for other reasons is no clash', () => {
  expect(touched(base, wish, order({ version: 9, description: 'very hot', tags: [] }))).toEqual([]);
});

test('only the fields that both changed, and not to the same, are in the clash', () => {
  expect(touched(base, wish, order({ title: 'E7' }))).toEqual(['title']);
  expect(touched(base, wish, order({ title: 'E7', priority: 2 }))).toEqual(['title', 'priority']);
  expect(touched(base, wish, order({ title: 'E6 again', priority: 0 }))).toEqual([]);
});

test('a reference is compared by its key, tags whatever their order, nothing as nothing', () => {
  expect(rawOf(order(), 'team')).toBe('t1');
  expect(rawOf(order({ team: null }), 'team')).toBe('');
  expect(rawOf(order(), 'impact')).toBe('');
  expect(rawOf(order(), 'tags')).toBe(rawOf(order({ tags: ['a', 'b'] }), 'tags'));
});

test('what is sent are the wished fields alone', () => {
  expect(wishedFields(wish)).toEqual(['title', 'priority']);
  expect(bodyOf(wish)).toEqual({ title: 'E6 again', priority: 0 });
  expect(bodyOf({ category: { value: null, said: '' } })).toEqual({ category: null });
});

test('who changed a field last: by an edit, or by a move that sets it', () => {
  const entry = (id: number, kind: string, data: object): Entry => ({ id, kind, data }) as Entry;
  const entries = [
    entry(1, 'WorkOrderTriaged', { priority: 1 }),
    entry(2, 'WorkOrderChanged', { fields: { team: ['a', 'b'] }, texts: ['title'] }),
    entry(3, 'NoteAdded', {}),
  ];
  expect(lastChangeOf(entries, 'title')?.id).toBe(2);
  expect(lastChangeOf(entries, 'team')?.id).toBe(2);
  expect(lastChangeOf(entries, 'priority')?.id).toBe(1);
  expect(lastChangeOf(entries, 'site')).toBeUndefined();
});
