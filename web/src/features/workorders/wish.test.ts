import { expect, test } from 'vitest';

import { isAsSeen, wishBody } from './wish';

const wish = { name: '李四', phone_masked: '+86139****2222', suits: ['morning' as const] };

test('a number that still has its mask is not written', () => {
  expect(wishBody({ call_name: '王五', call_phone: '+86139****2222' })).toEqual({ call_name: '王五' });
  expect(wishBody({ call_phone: '13733334444', suits: [] })).toEqual({ call_phone: '13733334444', suits: [] });
});

test('an order that changed elsewhere is no clash, another wish is one', () => {
  expect(isAsSeen({ wish }, { suits: { now: ['morning'] }, call_phone: { now: '+86139****2222' } })).toBe(true);
  expect(isAsSeen({ wish }, { suits: { now: ['evening'] } })).toBe(false);
  expect(isAsSeen({ wish: null }, { call_name: { now: '' }, suits: { now: [] } })).toBe(true);
});
