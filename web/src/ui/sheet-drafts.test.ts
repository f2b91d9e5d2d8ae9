import { expect, test } from 'vitest';

import { draftOf, draftsBelongTo, dropDraft, keepDraft } from './sheet-drafts';

test('only what was changed is kept, and no password', () => {
  keepDraft('one', { name: 'a', phone: null, size: 3 }, { name: 'b', phone: undefined, size: 3, password: 'secret' });
  expect(draftOf('one')).toEqual({ name: 'b' });
});

test('changed back, put away or written there is no draft', () => {
  keepDraft('two', { name: 'a' }, { name: 'b' });
  keepDraft('two', { name: 'a' }, { name: 'a' });
  expect(draftOf('two')).toBeUndefined();
  keepDraft('two', { name: 'a' }, { name: 'b' });
  dropDraft('two');
  expect(draftOf('two')).toBeUndefined();
});

test('who signs in next at the same desk finds nothing, who comes back finds theirs', () => {
  draftsBelongTo('wang');
  keepDraft('three', {}, { note: 'x' });
  draftsBelongTo('wang');
  expect(draftOf('three')).toEqual({ note: 'x' });
  draftsBelongTo('liu');
  expect(draftOf('three')).toBeUndefined();
});
