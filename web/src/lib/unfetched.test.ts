import { expect, test } from 'vitest';

import { isUnfetched } from './unfetched';

test.each([
  ['Failed to fetch dynamically imported module: http://x/assets/a.js', true],
  ['error loading dynamically imported module: http://x/assets/a.js', true],
  ['Importing a module script failed.', true],
  ['Unable to preload CSS for /assets/a.css', true],
  ['x is not a function', false],
])('%s', (message, unfetched) => expect(isUnfetched(new TypeError(message))).toBe(unfetched));

test('what was thrown may be no error at all', () => expect(isUnfetched('oh')).toBe(false));
