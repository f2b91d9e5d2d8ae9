import { expect, test } from 'vitest';

import { readable } from './readable';

const known = [{ name: 'contact', name_zh: '联系人称呼', name_en: 'contact', sample_zh: '王经理', sample_en: 'Ms Li' }];

test.each([
  ['{contact}，您好', 'zh-CN', '‹联系人称呼›，您好'],
  ['Hello {contact}', 'en', 'Hello ‹contact›'],
  ['{strange} {', 'en', '{strange} {'],
] as const)('“%s” reads “%s”', (text, language, said) => {
  expect(readable(text, known, language)).toBe(said);
});
