import i18next from 'i18next';
import { expect, test } from 'vitest';

import { addWords, changeLanguage } from './i18n';

const more = {
  'zh-CN': () => Promise.resolve({ default: { seldom: { hello: '您好' } } }),
  en: () => Promise.resolve({ default: { seldom: { hello: 'Hello' } } }),
};
const said = (): unknown => i18next.getResource(i18next.language, 'words', 'seldom.hello');

test('words that are fetched with a page are there, in another language too, and take none of the others away', async () => {
  const before: unknown = i18next.getResource('zh-CN', 'words', 'trouble.retry');
  await addWords(more);
  expect(said()).toBe('您好');
  expect(i18next.getResource('zh-CN', 'words', 'trouble.retry')).toBe(before);
  await changeLanguage('en');
  expect(said()).toBe('Hello');
});
