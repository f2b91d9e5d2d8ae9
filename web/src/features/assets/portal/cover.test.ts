import { expect, test } from 'vitest';

import { nearness } from './cover';

test.each([
  ['2026-11-20', 'over'],
  ['2026-11-22', 'soon'],
  ['2027-11-22', 'far'],
])('%s is %s', (day, said) => {
  expect(nearness(day, '2026-11-22')).toBe(said);
});
