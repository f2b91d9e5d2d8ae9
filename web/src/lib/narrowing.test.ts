import { expect, test } from 'vitest';

import { narrowed } from './narrowing';

test('what is told is set, what is emptied is gone, the rest stays', () => {
  const before = new URLSearchParams('q=泵&team=t&sort=name');
  expect(narrowed(before, { q: '阀', team: undefined }).toString()).toBe(new URLSearchParams({ q: '阀', sort: 'name' }).toString());
  expect(before.get('team')).toBe('t');
});
