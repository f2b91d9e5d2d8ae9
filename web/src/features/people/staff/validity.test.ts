import { expect, test } from 'vitest';

import { validity } from './validity';

const TODAY = '2026-11-21';

test.each([
  [null, undefined, 'valid'],
  ['2027-11-21', undefined, 'valid'],
  ['2027-01-20', undefined, 'soon'],
  ['2027-01-21', undefined, 'valid'],
  ['2026-11-21', undefined, 'soon'],
  ['2026-11-20', undefined, 'ended'],
  [null, '2026-12-01', 'coming'],
] as const)('until %s, from %s: %s', (until, from, expected) => {
  expect(validity(TODAY, until, from).state).toBe(expected);
});

test('it tells how many days are left, or over', () => {
  expect(validity(TODAY, '2026-12-01').days).toBe(10);
  expect(validity(TODAY, '2026-11-11').days).toBe(-10);
});
