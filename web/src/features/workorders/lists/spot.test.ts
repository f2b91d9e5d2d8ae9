import { expect, test } from 'vitest';

import { filterIn, listSearch, listSpotOf } from './spot';

const PAST = '{"field":"due_at","op":"past"}';

test('an address names a list, and what it names wrongly is left out', () => {
  const params = new URLSearchParams({ view: 'open', filter: PAST, among: 'some', sort: 'colour', saved: '7' });
  expect(listSpotOf(params)).toEqual({ filter: PAST, saved: '7' });
  expect(listSpotOf(new URLSearchParams('among=all&sort=-number'))).toEqual({ among: 'all', sort: '-number' });
});

test('another list keeps the rest of the address', () => {
  const params = new URLSearchParams('view=mine&team=t&sort=number');
  expect(listSearch(params, { filter: PAST, sort: null })).toBe(`?${new URLSearchParams({ view: 'mine', team: 't', filter: PAST }).toString()}`);
  expect(listSearch(new URLSearchParams('filter=x'), { filter: null })).toBe('');
});

test('a condition that is no JSON is none', () => {
  expect(filterIn({ filter: PAST })).toEqual({ field: 'due_at', op: 'past' });
  expect(filterIn({ filter: '{' })).toBeNull();
});
