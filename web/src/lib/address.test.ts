import { expect, test } from 'vitest';

import { inside } from './address';

test.each(['/orders?view=mine', '/orders/01a1?view=open', '/'])('%s is an address of this door', (next) => {
  expect(inside(next)).toBe(next);
});

test.each([null, '', 'orders', '//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)'])('%s is not', (next) => {
  expect(inside(next)).toBe('/');
});
