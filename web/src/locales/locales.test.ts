import { expect, test } from 'vitest';

import { wordFiles } from '@/testing/words';

type Words = { [key: string]: string | Words };

/** Every word by its path; the forms of a plural count as one, for languages have different ones. */
function paths(words: Words, above = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    const path = above + key.replace(/_(one|other)$/, '');
    if (typeof value === 'string') found.set(path, value);
    else for (const [below, word] of paths(value, `${path}.`)) found.set(below, word);
  }
  return found;
}

const placeholders = (word: string): string[] => [...word.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '').sort();

const inFiles = (language: string) => new Map(wordFiles(language).flatMap(([file, words]) => [...paths(words as Words)].map(([path, word]) => [`${file} ${path}`, word] as const)));
const [chinese, english] = [inFiles('zh-CN'), inFiles('en')];

test('both languages say the same things', () => {
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
});

test('and fill in the same facts', () => {
  const different = [...chinese].filter(([path, word]) => placeholders(word).join() !== placeholders(english.get(path) ?? '').join());
  expect(different).toEqual([]);
});

test('nothing is left unsaid', () => {
  expect([...chinese, ...english].filter(([, word]) => !word.trim())).toEqual([]);
});

test('English has a form for one wherever it counts', () => {
  const flat = JSON.stringify(wordFiles('en'));
  const counted = [...flat.matchAll(/"(\w+)_other"/g)].map(([, name]) => name);
  for (const name of counted) expect(flat).toContain(`"${name}_one"`);
});

test('the Chinese is Chinese: full-width punctuation between Chinese words', () => {
  expect([...chinese].filter(([, word]) => /\p{Script=Han}[,;:!?]/u.test(word))).toEqual([]);
});

test('a group of words stands in one file', () => {
  const groups = wordFiles('zh-CN').flatMap(([, words]) => Object.keys(words));
  expect(groups.filter((group, at) => groups.indexOf(group) !== at)).toEqual([]);
});

test('every word is spoken somewhere', () => {
  const written = Object.values(import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.*', '!../**/*.d.ts'], { query: '?raw', import: 'default', eager: true })).join('\n');
  const chosen = [...written.matchAll(/`((?:[\w.-]|\$\{[^}`]*\})+)`/g)]
    .map(([, pattern = '']) => pattern.replace(/\$\{[^}]*\}/g, '*'))
    .filter((pattern) => /[a-z]{3}/i.test(pattern) && /\.\*|\*\./.test(pattern))
    .map((pattern) => new RegExp(`^${pattern.replace(/\./g, '\\.').replace(/\*/g, '.+')}$`));
  const named = new Set([...written.matchAll(/'([a-zA-Z]\w*(?:\.[\w-]+)*)'/g)].map(([, path]) => path));
  const unspoken = [...new Set([...chinese.keys()].map((path) => path.split(' ')[1] ?? ''))].filter((path) => !named.has(path) && !chosen.some((pattern) => pattern.test(path)));
  expect(unspoken).toEqual([]);
});
