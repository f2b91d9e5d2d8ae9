import { expect, test } from 'vitest';

import { htmlOf, keepDraft, mentionAt, NOTHING, readDraft, stillNamed, withMention } from './composer-text';

const MIN = { key: 'k1', name: '王敏' };

test.each([
  ['@', 0, ''],
  ['@王', 0, '王'],
  ['请看@王', 2, '王'],
  ['line\n@Em', 5, 'Em'],
])('%j asks for a colleague', (text, from, typed) => {
  expect(mentionAt(text, text.length)).toEqual({ from, typed });
});

test.each(['', 'no one', 'mail to emma@example', '@王敏 done', 'a@'])('%j does not', (text) => {
  expect(mentionAt(text, text.length)).toBeUndefined();
});

test('a chosen colleague stands in the place of what was typed', () => {
  const draft = { ...NOTHING, text: '请@王 看看' };
  const { draft: next, caret } = withMention(draft, 1, 3, MIN);
  expect(next.text).toBe('请@王敏 看看');
  expect(caret).toBe(5);
  expect(next.mentions).toEqual([MIN]);
});

test('a name that was deleted again is not told', () => {
  expect(stillNamed({ ...NOTHING, text: 'nobody', mentions: [MIN] })).toEqual([]);
});

test('names are set off, and nothing that was written runs', () => {
  const odd = { key: 'k2', name: '<b>"Bob"' };
  const html = htmlOf({ ...NOTHING, text: '<img onerror=x> @王敏 @<b>"Bob"', mentions: [MIN, odd] });
  expect(html).toBe('<p>&lt;img onerror=x&gt; <strong>@王敏</strong> <strong>@&lt;b&gt;&quot;Bob&quot;</strong></p>');
});

test('a draft comes back as it was kept, also one of plain text', () => {
  const draft = { ...NOTHING, text: '@王敏 电机到了', isPublic: true, mentions: [MIN] };
  expect(readDraft(keepDraft(draft))).toEqual(draft);
  expect(readDraft('电机到了')).toEqual({ ...NOTHING, text: '电机到了' });
  expect(readDraft('42')).toEqual({ ...NOTHING, text: '42' });
  expect(keepDraft(NOTHING)).toBe('');
});
