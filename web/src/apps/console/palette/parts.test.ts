import { expect, test } from 'vitest';

import { fits, partsOf } from './parts';

const marked = (text: string, asked: string): string => partsOf(text, asked).map((part) => (part.fits ? `[${part.text}]` : part.text)).join('');

test.each([
  ['冷库压缩机高压保护', '高压 冷库', '[冷库]压缩机[高压]保护'],
  ['MV8-22-0517', 'mv8', '[MV8]-22-0517'],
  ['100% (真的)', '(真的)', '100% [(真的)]'],
  ['aaa', 'a', '[a][a][a]'],
  ['nothing', 'x', 'nothing'],
  ['nothing', '  ', 'nothing'],
])('in “%s” “%s” is marked as %s', (text, asked, said) => {
  expect(marked(text, asked)).toBe(said);
});

test('every word has to be there', () => {
  expect(fits('去：已超时', '超时 去')).toBe(true);
  expect(fits('去：已超时', '超时 深色')).toBe(false);
});
