import { expect, test } from 'vitest';

import { placed, turned } from './branches';
import { moved } from './moved';

const row = (key: string, parent: string | null, position: number) => ({ key, parent, position });
const TREE = [row('net', null, 0), row('wifi', 'net', 0), row('cable', 'net', 1), row('power', null, 1)];
const told = (rows: { key: string; parent: string | null; position: number }[]): string[] => rows.map((one) => `${one.parent ?? ''}/${one.key}@${one.position}`);

test('a row goes up and down among its neighbours, and only what changes is written', () => {
  expect(told(turned(TREE, 'cable', 'up'))).toEqual(['net/cable@0', 'net/wifi@1']);
  expect(told(turned(TREE, 'cable', 'down'))).toEqual([]);
  expect(told(turned(TREE, 'net', 'down'))).toEqual(['/power@0', '/net@1']);
});

test('a row goes in below the one above it and out beside its parent', () => {
  expect(told(turned(TREE, 'power', 'in'))).toEqual(['net/power@2']);
  expect(told(turned(TREE, 'cable', 'out'))).toEqual(['/cable@1', '/power@2']);
  expect(told(turned(TREE, 'net', 'in'))).toEqual([]);
  expect(told(turned(TREE, 'power', 'out'))).toEqual([]);
});

test('nothing hangs below itself', () => {
  expect(placed(TREE, 'net', 'cable', 0)).toEqual([]);
  expect(placed(TREE, 'net', 'net', 0)).toEqual([]);
});

test('a row that is moved to where it is, or beyond the end, stays', () => {
  expect(told(placed(TREE, 'wifi', 'net', 0))).toEqual([]);
  expect(moved(['a', 'b'], 0, 5)).toEqual(['a', 'b']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
});
