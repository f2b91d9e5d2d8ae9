import { describe, expect, test } from 'vitest';

import { draftOf, emptyGroup, filterOf, isGroup, replaced, turned, without, type Leaf } from './tree';
import type { Field, Filter } from './types';

const field = (name: string, operators: Field['operators']): [string, Field] => [
  name,
  { name, type: 'text', name_zh: name, name_en: name, operators, choices: [], source: '', special: [], in_policies: true },
];
const fields = new Map([
  field('title', [
    { op: 'contains', wants: 'one' },
    { op: 'is', wants: 'one' },
    { op: 'empty', wants: 'nothing' },
  ]),
  field('due', [
    { op: 'past', wants: 'nothing' },
    { op: 'within_next', wants: 'span' },
  ]),
  field('team', [{ op: 'in', wants: 'several' }]),
]);
const E6: Filter = { field: 'title', op: 'contains', value: 'E6' };
const PAST: Filter = { field: 'due', op: 'past' };

describe('a condition that is put together', () => {
  test.each<[Filter]>([[E6], [{ all: [E6, PAST] }], [{ any: [E6, { all: [PAST, E6] }] }]])('reads and says %j alike', (told) => {
    expect(filterOf(draftOf(told), fields)).toEqual(told);
  });

  test('leaves out what is half done', () => {
    expect(filterOf(emptyGroup(), fields)).toBeNull();
    expect(filterOf(draftOf({ all: [E6, { field: 'title', op: 'contains', value: '' }] }), fields)).toEqual(E6);
    expect(filterOf(draftOf({ all: [E6, { field: 'team', op: 'in', value: [] }] }), fields)).toEqual(E6);
    expect(filterOf(draftOf({ field: 'gone', op: 'is', value: 'x' }), fields)).toBeNull();
  });

  test('keeps a value that still fits, and begins anew with one that does not', () => {
    const leaf: Leaf = { id: '1', field: 'title', op: 'contains', value: 'E6' };
    expect(turned(leaf, { op: 'is' }, fields).value).toBe('E6');
    expect(turned(leaf, { op: 'empty' }, fields).value).toBeUndefined();
    expect(turned(leaf, { field: 'due' }, fields)).toMatchObject({ op: 'past', value: undefined });
    expect(turned({ ...leaf, field: 'due', op: 'past' }, { op: 'within_next' }, fields).value).toEqual({ n: 3, unit: 'days' });
  });

  test('loses a part, and a group with its last part', () => {
    const draft = draftOf({ all: [E6, { any: [PAST] }] });
    const inner = draft.parts[1];
    if (inner === undefined || !isGroup(inner)) throw new Error('a group');
    const [only] = inner.parts;
    expect(filterOf(replaced(draft, only?.id ?? '', null), fields)).toEqual(E6);
  });

  test('gives up a chip', () => {
    expect(without({ all: [E6, PAST] }, 0)).toEqual(PAST);
    expect(without(E6, 0)).toBeNull();
    expect(without({ any: [E6, PAST] }, 0)).toBeNull();
  });
});
