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
  page.result.current[2]({ ...NOTHING, text: '已寄出' });
  expect(renderHook(() => useDraft('wang', 'left')).result.current[0].text).toBe('');
});

test('nor on the page that was come back to before it had gone out; what was written there since stays', () => {
  const left = renderHook(() => useDraft('wang', 'back'));
  act(() => left.result.current[1]({ ...NOTHING, text: '已寄出' }));
  left.unmount();
  const [back, other] = [renderHook(() => useDraft('wang', 'back')), renderHook(() => useDraft('wang', 'back'))];
  act(() => other.result.current[1]({ ...NOTHING, text: '已寄出，还有一件' }));
  act(() => left.result.current[2]({ ...NOTHING, text: '已寄出' }));
  expect([back.result.current[0].text, other.result.current[0].text]).toEqual(['', '已寄出，还有一件']);
});
