import { expect, test } from 'vitest';

import { fresh, isBegun, readDraft } from './draft';

test('what was kept is there again, with the key it will be saved under', () => {
  const draft = { ...fresh(), customer: 'c', title: '外机报 E6', impact: 2 as const, call_name: '李四', suits: ['morning' as const] };
  expect(readDraft(JSON.stringify(draft))).toEqual(draft);
});

test.each(['', 'null', '[]', '{', '"text"', '{"title": 7, "customer": {"a": 1}, "strange": true, "suits": ["night"]}', '{"suits": "morning"}'])('of %s nothing is taken', (kept) => {
  const { key, ...rest } = readDraft(kept);
  const { key: other, ...empty } = fresh();
  expect(rest).toEqual(empty);
  expect(key).not.toBe(other);
});

test('every draft has a key of its own', () => {
  expect(fresh().key).not.toBe(fresh().key);
});

test('a draft is begun with the first thing taken down', () => {
  expect(isBegun(fresh())).toBe(false);
  expect(isBegun({ ...fresh(), title: ' ' })).toBe(false);
  expect(isBegun({ ...fresh(), title: '漏水' })).toBe(true);
  expect(isBegun({ ...fresh(), customer: 'c' })).toBe(true);
});
