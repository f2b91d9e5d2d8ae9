import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';

import { NOTHING } from './composer-text';
import { useDraft } from './use-draft';

test('a draft outlives the page, and the next person at the same browser begins with nothing', () => {
  const page = renderHook(() => useDraft('wang', 'order'));
  act(() => page.result.current[1]({ ...NOTHING, text: '客户说漏水' }));
  page.unmount();
  expect(renderHook(() => useDraft('li', 'order')).result.current[0].text).toBe('');
  expect(renderHook(() => useDraft('wang', 'other')).result.current[0].text).toBe('');
  expect(renderHook(() => useDraft('wang', 'order')).result.current[0].text).toBe('客户说漏水');
});

test('what was sent after its page was left does not stand there again', () => {
  const page = renderHook(() => useDraft('wang', 'left'));
  act(() => page.result.current[1]({ ...NOTHING, text: '已寄出' }));
  page.unmount();
  page.result.current[2]();
  expect(renderHook(() => useDraft('wang', 'left')).result.current[0].text).toBe('');
});
