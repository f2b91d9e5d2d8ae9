import { expect, test } from 'vitest';

import { asKind, before, moved, newItem, sayable, withCopy, without } from './draft';

const [a, b, c] = [newItem('check'), newItem('number'), newItem('text')];
const keys = (items: { key: string }[]): string[] => items.map((item) => item.key);

test('an item moves by places, and not beyond the ends', () => {
  expect(keys(moved([a, b, c], c.key, -1))).toEqual(keys([a, c, b]));
  expect(keys(moved([a, b, c], a.key, -1))).toEqual(keys([a, b, c]));
  expect(keys(moved([a, b, c], a.key, 9))).toEqual(keys([b, c, a]));
  expect(keys(moved([a, b, c], 'gone', 1))).toEqual(keys([a, b, c]));
});

test('what hung on a removed item is shown always', () => {
  const hanging = { ...b, show_if: { item: a.key, values: ['failed'] } };
  expect(without([a, hanging], a.key)).toEqual([{ ...hanging, show_if: null }]);
});

test('a copy stands below and is another item', () => {
  const copied = withCopy([a, b], a.key);
  expect(copied).toHaveLength(3);
  expect(new Set(keys(copied)).size).toBe(3);
  expect(copied[1]).toMatchObject({ kind: 'check', name_zh: a.name_zh });
});

test('an item hangs on earlier ones alone, and on answers they can have', () => {
  expect(keys(before([a, b, c], c.key))).toEqual(keys([a, b]));
  expect(before([a, b, c], a.key)).toEqual([]);
  expect(sayable(a)).toEqual(['passed', 'failed', 'na']);
  expect(sayable(c)).toEqual(['passed']);
});

test('another kind keeps the name and drops what it cannot have', () => {
  const number = { ...b, name_zh: '高压', unit: 'MPa', low: 1 };
  expect(asKind(number, 'text')).toMatchObject({ key: b.key, kind: 'text', name_zh: '高压', unit: '', low: null });
  expect(asKind(number, 'choice').options).toHaveLength(2);
});
