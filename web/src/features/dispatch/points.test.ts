import { expect, test } from 'vitest';

import { barsOf, scoreOf } from './points';

test('whoever has all of every objective has a hundred points', () => {
  expect(scoreOf(10_000 * 45, { fit: 20, travel: 25 })).toBe(100);
  expect(scoreOf(10_000 * 20, { fit: 20, travel: 20 })).toBe(50);
});

test('without weights there are no points, not a division by nothing', () => {
  expect(scoreOf(0, {})).toBe(0);
});

test('bars tell points of the weight, the weightiest first, and leave out what counts nothing', () => {
  expect(barsOf({ fit: 5_000, travel: 10_000, load: 9_000 }, { fit: 20, travel: 30, load: 0 })).toEqual([
    { name: 'travel', weight: 30, points: 30 },
    { name: 'fit', weight: 20, points: 10 },
  ]);
});
