import { expect, test } from 'vitest';

import { placed, stepped } from './arrange';

const groups = [['a', 'b', 'c'], ['x'], []];

test.each([
  ['a', 1, 'bacx'],
  ['c', -1, 'acbx'],
  ['a', -1, 'abcx'],
  ['c', 1, 'abcx'],
  ['x', 1, 'abcx'],
  ['?', 1, 'abcx'],
] as const)('%s a step of %i', (key, step, after) => expect(stepped(groups, key, step).join('')).toBe(after));

test.each([
  ['a', 'c', 'bcax'],
  ['c', 'a', 'cabx'],
  ['a', 'a', 'abcx'],
  ['a', 'x', 'abcx'],
] as const)('%s dropped on %s', (key, at, after) => expect(placed(groups, key, at).join('')).toBe(after));
