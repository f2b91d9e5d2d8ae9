import { expect, test } from 'vitest';

import { NOTHING } from '../composer-text';
import { inOther, slashAt, unfilled, withReply } from './insert';
import type { Rendered } from './queries';

const said = (text: string, ...marks: string[]): Rendered => ({ language: 'zh-CN', text, lacking: marks.map((mark) => ({ name: 'x', label: 'x', mark, hidden: false })) });

test.each([
  ['/', 1, 0, ''],
  ['/ysl', 4, 0, 'ysl'],
  ['您好，/受理', 6, 3, '受理'],
  ['一行\n/a', 5, 3, 'a'],
  ['／已', 2, 0, '已'],
])('“%s” asks for a reply', (text, caret, from, typed) => {
  expect(slashAt(text, caret)).toEqual({ from, typed });
});

test.each(['and/or', 'https://x', '2026/11', '/ done', 'a /b c'])('“%s” asks for none', (text) => {
  expect(slashAt(text, text.length)).toBeUndefined();
});

test('a reply takes the place of what was typed to find it, and its template is remembered once', () => {
  const draft = { ...NOTHING, text: '甲 /ys 乙', templates: ['t'] };
  const next = withReply(draft, 2, 5, 't', said('您好', '〔请填：x〕'));
  expect(next.draft.text).toBe('甲 您好 乙');
  expect(next.caret).toBe(4);
  expect(next.draft.templates).toEqual(['t']);
  expect(unfilled(next.draft)).toEqual([]);
});

test('what is still to be filled in is known as long as its mark stands in the text', () => {
  const { draft } = withReply(NOTHING, 0, 0, 't', said('来：〔请填：上门时间〕', '〔请填：上门时间〕'));
  expect(unfilled(draft)).toEqual(['〔请填：上门时间〕']);
  expect(unfilled({ ...draft, text: '来：明天' })).toEqual([]);
});

test('a reply that was not touched is said in the other language; a rewritten one stays', () => {
  const last = { template: 't', language: 'zh-CN' as const, text: '您好' };
  expect(inOther({ ...NOTHING, text: 'a 您好 b' }, last, said('Hello'))?.text).toBe('a Hello b');
  expect(inOther({ ...NOTHING, text: '你好' }, last, said('Hello'))).toBeUndefined();
});
