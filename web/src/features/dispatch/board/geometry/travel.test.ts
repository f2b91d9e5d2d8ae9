import { expect, test } from 'vitest';

import { wayTo } from './travel';

const MIN = 60_000;

test('a way ends as the visit begins', () => {
  expect(wayTo(100 * MIN, 30, undefined)).toEqual({ from: 70 * MIN, until: 100 * MIN, tight: false });
  expect(wayTo(100 * MIN, 30, 70 * MIN)).toEqual({ from: 70 * MIN, until: 100 * MIN, tight: false });
});

test('where what comes before ends too late for it, it is cut there and said to be tight', () => {
  expect(wayTo(100 * MIN, 30, 85 * MIN)).toEqual({ from: 85 * MIN, until: 100 * MIN, tight: true });
  expect(wayTo(100 * MIN, 30, 110 * MIN)).toEqual({ from: 70 * MIN, until: 100 * MIN, tight: true });
});

test('no way, nothing drawn', () => {
  expect(wayTo(100 * MIN, 0, undefined)).toBeUndefined();
  expect(wayTo(100 * MIN, null, undefined)).toBeUndefined();
});
