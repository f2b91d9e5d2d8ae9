import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { lastOf, numberIn, reckon } from './reckon';
import type { Item, Said } from './types';

type Case = { says: string; items: Item[]; answers: Record<string, { choice?: string; number?: number | null; text?: string; files?: number }>; visible: string[]; verdicts: Record<string, string>; missing: string[] };
const cases = JSON.parse(readFileSync('../tests/workorders/checklist_cases.json', 'utf-8')) as Case[];

test.each(cases)('as on the server: $says', ({ items, answers, visible, verdicts, missing }) => {
  const found = reckon(items, (key) => answers[key]);
  expect(found.visible).toEqual(visible);
  expect(found.verdicts).toEqual(verdicts);
  expect(found.missing).toEqual(missing);
});

const said = (choice: string, at: string): Said & { item: string } => ({ item: 'i', choice, number: null, text: '', files: [], note: '', at });

test('the last by its time counts, whatever came in last', () => {
  const answers = [said('passed', '2026-11-22T10:00:00Z'), said('failed', '2026-11-22T09:00:00Z')];
  expect(lastOf(answers).get('i')?.choice).toBe('passed');
  expect(lastOf(answers.toReversed()).get('i')?.choice).toBe('passed');
});

test.each([
  ['2.6', 2.6],
  ['２．６', 2.6],
  ['2,6', 2.6],
  ['−5', -5],
  ['.5', 0.5],
  ['3.', 3],
])('%s is a number', (text, number) => expect(numberIn(text)).toBe(number));

test.each(['', 'two', '1e5', '2.6.1', '--1', '9'.repeat(14)])('%s is none', (text) => expect(numberIn(text)).toBeUndefined());
