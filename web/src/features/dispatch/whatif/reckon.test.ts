import { expect, test } from 'vitest';

import { parts, valueOf, verdict } from './reckon';
import type { Figures } from './types';

const figures: Figures = { orders: 9, nobody: 1, promised: 8, in_time: 6, travel: 90, minutes: 500, overtime: 0, wait: null, compared: 3, gini: 0.1, spread: [] };

test('in time is a part of what was promised, and nothing of nothing', () => {
  expect(valueOf(figures, 'in_time')).toBe(75);
  expect(valueOf({ ...figures, promised: 0, in_time: 0 }, 'in_time')).toBeNull();
  expect(valueOf(figures, 'wait')).toBeNull();
});

test('more in time is better, more of anything else is worse', () => {
  expect(verdict('in_time', 75, 80)).toBe('better');
  expect(verdict('travel', 90, 91)).toBe('worse');
  expect(verdict('gini', 0.1, 0.09)).toBe('better');
});

test('what differs by less than can be read is the same', () => {
  expect(verdict('gini', 0.101, 0.104)).toBe('same');
  expect(verdict('wait', null, 10)).toBe('same');
});

test('bars are parts of the longest', () => {
  expect(parts([10, null, 40])).toEqual([0.25, 0, 1]);
  expect(parts([0, 0, null])).toEqual([0, 0, 0]);
});
