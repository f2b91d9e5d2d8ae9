import { fireEvent, renderHook } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { useAhead } from './ahead';

test('nothing is fetched ahead until somebody stirs, and then once', () => {
  const fetch = vi.fn(() => Promise.resolve());
  renderHook(() => useAhead(fetch));
  expect(fetch).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: 'j' });
  fireEvent.pointerMove(document.body);
  expect(fetch).toHaveBeenCalledTimes(1);
});

test('what was left is not fetched ahead, and what cannot be fetched is nobody’s error yet', () => {
  const fetch = vi.fn(() => Promise.reject(new Error('cut')));
  const { unmount } = renderHook(() => useAhead(fetch));
  unmount();
  fireEvent.keyDown(document.body, { key: 'j' });
  expect(fetch).not.toHaveBeenCalled();
  renderHook(() => useAhead(fetch));
  fireEvent.keyDown(document.body, { key: 'j' });
  expect(fetch).toHaveBeenCalledTimes(1);
});
