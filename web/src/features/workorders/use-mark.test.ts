import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';

import { useMark } from './use-mark';

const marking = (asked: string | undefined, count: number) =>
  renderHook((given: { asked: string | undefined; count: number }) => useMark(given.asked, given.count), { initialProps: { asked, count } });

test('marks go round, and another word begins with the first', () => {
  const { result, rerender } = marking('a', 3);
  act(() => result.current.mark(-1));
  expect(result.current.at).toBe(2);
  act(() => result.current.mark(result.current.at + 1));
  expect(result.current.at).toBe(0);
  act(() => result.current.mark(1));
  rerender({ asked: 'ab', count: 3 });
  expect(result.current.at).toBe(0);
});

test('a list that was closed opens with the first, though the word is the same', () => {
  const { result, rerender } = marking('', 3);
  act(() => result.current.mark(2));
  rerender({ asked: undefined, count: 0 });
  rerender({ asked: '', count: 3 });
  expect(result.current.at).toBe(0);
});
