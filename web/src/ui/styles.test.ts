import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { tokensAsCss } from './theme';

const SRC = join(import.meta.dirname, '..');
const read = (file: string): string => readFileSync(join(SRC, file), 'utf8');
const withoutComments = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
const sheets = files.filter((file) => file.endsWith('.css'));
const scripts = files.filter((file) => /(?<!\.test|\.d)\.tsx?$/.test(file));
const tokens = new Set([...tokensAsCss().matchAll(/(--[\w-]+):/g)].map(([, name]) => name));

test('there is something to look at', () => {
  expect(sheets.length).toBeGreaterThan(10);
});

test.each(sheets)('%s writes no colour of its own', (file) => {
  expect(withoutComments(read(file)).match(/#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(|:[^;{]*(?<![\w-])(?:white|black|red|gr[ae]y)(?![\w-])/gi)).toBeNull();
});

test.each(sheets)('%s writes no size of its own but in the queries of its frame', (file) => {
  const body = withoutComments(read(file)).replace(/@(media|container)[^{]*\{/g, '{').replace(/repeating-linear-gradient\([^;]*;/g, ';').replace(/minmax\(160px/g, 'minmax(');
  expect(body.match(/\b\d*\.?\d+(px|rem)\b/g)).toBeNull();
});

test.each(sheets)('%s uses only tokens there are', (file) => {
  const used = [...read(file).matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name);
  expect(used.filter((name) => !tokens.has(name))).toEqual([]);
});

test('no colour is written in a script but in theme.ts', () => {
  const writers = scripts.filter((file) => !file.endsWith('ui/theme.ts') && /['"`]#[0-9a-f]{3,8}['"`]|rgba?\(/i.test(read(file)));
  expect(writers).toEqual([]);
});

test.each(sheets.filter((file) => file.endsWith('.module.css')))('%s: every class is used, every class used is there', (file) => {
  const there = new Set([...withoutComments(read(file)).matchAll(/\.(-?[a-z]\w*)/gi)].map(([, name]) => name));
  const name = file.split('/').at(-1) ?? '';
  const users = scripts.filter((script) => read(script).includes(name)).map(read);
  const text = users.join('\n');
  const used = [...text.matchAll(/(?:styles|page)\['(\w+)'\]/g)].map(([, key]) => key ?? '');
  const byName = /(?:styles|page)\[[^'\]]/.test(text); // such as styles[tone]: the types of the key answer for those
  expect(used.filter((key) => !there.has(key) && users.length === 1)).toEqual([]);
  if (!byName) expect([...there].filter((key) => !text.includes(`'${key ?? ''}'`))).toEqual([]);
});

test('nothing is asked of a foreign host', () => {
  const askers = [...sheets, ...scripts].filter((file) => /https?:\/\/(?!www\.w3\.org)/.test(withoutComments(read(file)).replace(/^\s*(\/\/|\*).*$/gm, '')));
  expect(askers).toEqual([]);
});
