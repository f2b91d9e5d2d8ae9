import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { atMostEvery } from './pace';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('at once, then once more for everything that came meanwhile', () => {
  const run = vi.fn();
  const paced = atMostEvery(1000, run);
  paced();
  paced();
  paced();
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(run).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5000);
  expect(run).toHaveBeenCalledTimes(2);
  paced();
  expect(run).toHaveBeenCalledTimes(3);
});

test('what was cancelled does not come after all', () => {
  const run = vi.fn();
  const paced = atMostEvery(1000, run);
  paced();
  paced();
  paced.cancel();
  vi.advanceTimersByTime(5000);
  expect(run).toHaveBeenCalledTimes(1);
});
