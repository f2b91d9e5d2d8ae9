import { expect, test } from 'vitest';

import { change, part } from '../../proposals/testing/made';
import { ghostsOf } from './ghosts';

test('what is still to be taken is drawn with everybody who would go, and what it leaves is marked', () => {
  const along = change(2, { mates: [{ key: 'lin', name: '林志强' }], visit: null, was: null });
  const { places, leaving, count } = ghostsOf([part(1), part(2, [along]), part(3, undefined, '2026-11-23T02:00:00Z')]);
  expect([...places].map(([engineer, ghosts]) => [engineer, ghosts.map((one) => one.number)])).toEqual([['sun', [1, 2]], ['lin', [2]]]);
  expect([...leaving]).toEqual(['visit-1']);
  expect(count).toBe(2);
});
