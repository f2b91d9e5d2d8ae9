import { expect, test } from 'vitest';

import { among, everything, NOTHING, ranged, toggled } from './queue-selection';

const order = Array.from('abcdef');
const ticked = (of: { keys: ReadonlySet<string> }): string => [...of.keys].sort().join('');

test('a tick comes and goes', () => {
  const one = toggled(NOTHING, 'b');
  expect(ticked(one)).toBe('b');
  expect(ticked(toggled(one, 'b'))).toBe('');
});

test('a range goes from the last tick to here, either way, and adds to what is ticked', () => {
  const down = ranged(toggled(toggled(NOTHING, 'a'), 'c'), 'e', order);
  expect(ticked(down)).toBe('acde');
  expect(ticked(ranged(toggled(NOTHING, 'e'), 'c', order))).toBe('cde');
  expect(ticked(ranged(down, 'f', order))).toBe('acdef');
});

test('a range without a beginning is one tick', () => {
  expect(ticked(ranged(NOTHING, 'd', order))).toBe('d');
});

test('all, and then none', () => {
  const all = everything(toggled(NOTHING, 'b'), order);
  expect(ticked(all)).toBe('abcdef');
  expect(ticked(everything(all, order))).toBe('');
});

test('what is not shown any more is not ticked any more', () => {
  const some = { keys: new Set('abz'), anchor: 'a' };
  expect(ticked(among(some, order))).toBe('ab');
  const fine = { keys: new Set('ab'), anchor: 'a' };
  expect(among(fine, order)).toBe(fine);
});
