import { expect, test } from 'vitest';

import { staleFields } from './stale';

test('each differing field is told as it was sent and as it stands', () => {
  const facts = { version: 3, fields: { name: { yours: '李航', now: '李杭' }, phone: { yours: null, now: '+86' } } };
  expect(staleFields(facts)).toEqual([
    { field: 'name', yours: '李航', now: '李杭' },
    { field: 'phone', yours: '–', now: '+86' },
  ]);
});

test('a refusal without fields tells none', () => {
  expect(staleFields({})).toEqual([]);
  expect(staleFields({ fields: 'none' })).toEqual([]);
});
