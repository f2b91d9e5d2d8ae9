import { expect, test } from 'vitest';

import { held, settled } from './queue-steady';
import type { Row } from './types';

const row = (key: string, title = key): Row => ({ key, title }) as Row;
const rows = (keys: string): Row[] => Array.from(keys).map((key) => row(key));
const keys = (of: { rows: Row[] }): string => of.rows.map((one) => one.key).join('');

test('nothing moves while somebody is at it, and what changed is brought up to date in its place', () => {
  const now = [row('c', 'anew'), row('a'), row('b')];
  const seen = held(settled(rows('abc')), now, { more: false });
  expect(keys(seen)).toBe('abc');
  expect(seen.rows[2]?.title).toBe('anew');
  expect([seen.fresh, seen.gone.size]).toEqual([0, 0]);
});

test('what has left stays behind, and what is new is counted', () => {
  const seen = held(settled(rows('abc')), rows('xayc'), { more: false });
  expect(keys(seen)).toBe('abc');
  expect([...seen.gone]).toEqual(['b']);
  expect(seen.fresh).toBe(2);
});

test('what was read on follows at the end', () => {
  expect(keys(held(settled(rows('abc')), rows('abcdef'), { more: true }))).toBe('abcdef');
});

test('a row that only slid onto the next page is not said to have left', () => {
  const seen = held(settled(rows('abc')), rows('xab'), { more: true });
  expect([keys(seen), seen.gone.size, seen.fresh]).toEqual(['abc', 0, 1]);
});

test('who comes back is there again', () => {
  const without = held(settled(rows('abc')), rows('ac'), { more: false });
  expect(held(without, rows('abc'), { more: false }).gone.size).toBe(0);
});
