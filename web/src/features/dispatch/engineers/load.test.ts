import { expect, test } from 'vitest';

import { endOf, loadOf } from './load';

test('a day is calm, nearly full, or over what may be given', () => {
  expect(loadOf(240, 480)).toEqual({ part: 0.5, heat: 'calm' });
  expect(loadOf(420, 480).heat).toBe('near');
  expect(loadOf(480, 480)).toEqual({ part: 1, heat: 'near' });
  expect(loadOf(500, 480)).toEqual({ part: 1, heat: 'over' });
});

test('who may be given nothing is over with anything, and calm without', () => {
  expect(loadOf(0, 0)).toEqual({ part: 0, heat: 'calm' });
  expect(loadOf(5, 0).heat).toBe('over');
});

test('an absence ends so many hours from now', () => {
  expect(endOf(2, new Date('2026-11-18T02:00:00Z'))).toBe('2026-11-18T04:00:00.000Z');
});
