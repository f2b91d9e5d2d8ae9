import { expect, test } from 'vitest';

import { spanOf, topOf } from './windowed';

const list = { count: 1000, row: 32 };

test('only what is seen and a few more', () => {
  const { from, until } = spanOf(0, 640, list);
  expect(from).toBe(0);
  expect(until).toBeGreaterThanOrEqual(20 + 6);
  expect(until).toBeLessThan(40);
});

test.each([0, 31, 32, 3200, 31_000, 99_999])('scrolled to %i px all that is seen is there, and the heights add up', (top) => {
  const seen = spanOf(top, 640, list);
  const first = Math.min(Math.floor(top / 32), 999);
  expect(seen.from).toBeLessThanOrEqual(first);
  expect(seen.until).toBeGreaterThanOrEqual(Math.min(1000, first + 20));
  expect(seen.above + (seen.until - seen.from) * 32 + seen.below).toBe(32_000);
});

test('what stands behind a row pushes the rest down', () => {
  const shape = { ...list, extra: { after: 9, height: 200 } };
  expect([topOf(9, shape), topOf(10, shape)]).toEqual([288, 520]);
  const seen = spanOf(520, 640, shape);
  expect(seen.from).toBeLessThanOrEqual(10);
  expect(seen.until).toBeGreaterThanOrEqual(30);
  const inside = seen.from <= 9 ? 200 : 0;
  expect(seen.above + (seen.until - seen.from) * 32 + inside + seen.below).toBe(32_200);
});

test('an empty list has no rows', () => {
  expect(spanOf(0, 640, { count: 0, row: 32 })).toMatchObject({ from: 0, until: 0, above: 0, below: 0 });
});
