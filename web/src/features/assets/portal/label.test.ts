import { expect, test } from 'vitest';

import { isKey, namedBy } from './label';

const KEY = '01a20120-ad9b-7227-91f8-50c274aa9fd5';

test.each([
  ['MV8-22-0517-0093', 'MV8-22-0517-0093'],
  [` https://service.example/q/${KEY}/?from=plate `, KEY],
  ['https://service.example/q/MV8-1?x=/y', 'MV8-1'],
])('%s names %s', (code, name) => {
  expect(namedBy(code)).toBe(name);
});

test('a key is a key', () => {
  expect([KEY, 'MV8-22', `${KEY}0`].map(isKey)).toEqual([true, false, false]);
});
