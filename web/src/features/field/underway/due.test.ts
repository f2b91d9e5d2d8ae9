import { expect, test } from 'vitest';

import { age, isDue, metres, type Fix } from './due';

const TERMS = { every_seconds: 30, every_metres: 200 };
const at = (seconds: number, north = 0): Fix => ({ latitude: 31.23 + north / 111_195, longitude: 121.47, at: seconds * 1000 });

test('the first place is sent', () => {
  expect(isDue(at(0), undefined, 0, 0, TERMS)).toBe(true);
});

test('no place is sent sooner than agreed, however far one has come', () => {
  expect(isDue(at(29, 5000), at(0), 0, 29_000, TERMS)).toBe(false);
  expect(isDue(at(30, 5000), at(0), 0, 30_000, TERMS)).toBe(true);
});

test('who has hardly moved is silent, and says so now and then all the same', () => {
  expect(isDue(at(60, 150), at(0), 0, 60_000, TERMS)).toBe(false);
  expect(isDue(at(120, 150), at(0), 0, 120_000, TERMS)).toBe(true);
});

test('what was measured no later than the last is not sent again', () => {
  expect(isDue(at(0, 900), at(0), 0, 600_000, TERMS)).toBe(false);
});

test('metres are those of the globe', () => {
  expect(metres(at(0, 1000), at(0))).toBeCloseTo(1000, -1);
  expect(metres({ latitude: 60, longitude: 1 }, { latitude: 60, longitude: 0 })).toBeCloseTo(55_600, -3);
});

test('an age is whole seconds and never of the future', () => {
  expect(age(at(10), 12_400)).toBe(2);
  expect(age(at(10), 0)).toBe(0);
});
