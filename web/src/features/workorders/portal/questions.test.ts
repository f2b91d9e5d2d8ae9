import { expect, test } from 'vitest';

import { answersOf, draftFor, openOf } from './questions';
import type { Question } from './queries';

const question = (code: string, type: Question['type'], more: Partial<Question> = {}): Question => ({
  code, type, name_zh: code, name_en: code, hint_zh: '', hint_en: '', unit: '', low: null, high: null, decimals: 0, choices: [], required: false, ...more,
});
const ASKED = [question('wet', 'flag', { required: true }), question('volt', 'number', { low: 0, high: 400, decimals: 1 }), question('note', 'text')];
const codes = (rows: Question[]): string[] => rows.map((one) => one.code);

test('what must be answered stays open until it is, and no counts as an answer', () => {
  expect(codes(openOf(ASKED, {}))).toEqual(['wet']);
  expect(codes(openOf(ASKED, { wet: false }))).toEqual([]);
});

test('a number that cannot be is open, with a comma it can', () => {
  for (const volt of ['x', '-1', '401', '1.25']) expect(codes(openOf(ASKED, { wet: true, volt }))).toEqual(['volt']);
  expect(answersOf(ASKED, { wet: true, volt: '229,5', note: '  ', gone: 'x' })).toEqual({ wet: true, volt: 229.5 });
});

test('only what decides what is asked is sent beforehand', () => {
  expect(draftFor(['custom.wet', 'effect'], { asset: 'a', effect: 'stopped', title: 'Mr Wang' }, ASKED, { wet: true, note: 'secret' })).toBe('{"effect":"stopped","custom":{"wet":true}}');
  expect(draftFor(['site', 'effect'], { site: 's', title: 'E6' }, ASKED, {})).toBe('{"site":"s"}');
  expect(draftFor([], { title: '' }, ASKED, {})).toBe('{}');
});
