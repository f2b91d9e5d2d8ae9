import { expect, test } from 'vitest';

import { lanesOf } from './lanes';

const spans = (...told: [number, number][]) => told.map(([from, until]) => ({ from, until }));
const told = (...of: [number, number][]): string => lanesOf(spans(...of)).map(({ lane, lanes }) => `${lane}/${lanes}`).join(' ');

test('one after another they have the row to themselves, also where one begins as the other ends', () => {
  expect(told([0, 10], [10, 20], [25, 30])).toBe('0/1 0/1 0/1');
});

test('what overlaps stands side by side, and a lane that has become free is taken again', () => {
  expect(told([0, 10], [5, 15], [12, 20])).toBe('0/2 1/2 0/2');
});

test('after a gap the row is whole again', () => {
  expect(told([0, 10], [5, 15], [20, 30])).toBe('0/2 1/2 0/1');
});

test('more than three share the last lane', () => {
  expect(told([0, 10], [1, 10], [2, 10], [3, 10])).toBe('0/3 1/3 2/3 2/3');
});

test('what takes no time still has a lane of its own beside what begins with it', () => {
  expect(told([0, 0], [0, 10])).toBe('0/2 1/2');
});
