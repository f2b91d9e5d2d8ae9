import { expect, test } from 'vitest';

import { breaksPromise, lookOf, movable, rowsOf } from './rows';
import { at, board, engineer, visit } from './testing/made';

const [he, sun] = [engineer('he', '何俊'), engineer('sun', '孙浩')];
const NOTHING = new Map();
const shown = (rows: ReturnType<typeof rowsOf>) => rows.map((row) => [row.engineer.key, ...row.placed.map((one) => one.visit.key)].join(' '));

test('each stands in the row of who goes, in order of time; who goes along has it too', () => {
  const rows = rowsOf(board([he, sun], [visit('b', 'he', '14:00', '15:00'), visit('a', 'he', '09:00', '10:00', { mates: ['sun'] }), visit('c', null, '09:00', '10:00')]), NOTHING);
  expect(shown(rows)).toEqual(['he a b', 'sun a']);
  expect(rows[1]?.placed[0]?.mate).toBe(true);
});

test('what overlaps is side by side, and a way that does not fit is tight', () => {
  const [row] = rowsOf(board([he], [visit('a', 'he', '09:00', '10:00'), visit('b', 'he', '09:30', '11:00'), visit('c', 'he', '11:10', '12:00')]), NOTHING);
  expect(row?.placed.map((one) => [one.lane, one.lanes, one.way?.tight])).toEqual([[0, 2, false], [1, 2, true], [0, 1, true]]);
});

test('a row of which nothing changed is the same row', () => {
  const [a, b] = [visit('a', 'he', '09:00', '10:00'), visit('b', 'sun', '09:00', '10:00')];
  const before = rowsOf(board([he, sun], [a, b]), NOTHING);
  const after = rowsOf(board([he, sun], [{ ...a, ends_at: at('10:30') }, b]), NOTHING);
  expect(after[0]).not.toBe(before[0]);
  expect(after[1]).toBe(before[1]);
});

test('what is held or being written stands where the page has it, not where the server last had it', () => {
  const told = visit('a', 'he', '09:00', '10:00');
  expect(shown(rowsOf(board([he, sun], [told]), new Map([['a', { ...told, engineer: 'sun' }]])))).toEqual(['he', 'sun a']);
  expect(shown(rowsOf(board([he, sun], []), new Map([['new', visit('new', 'sun', '09:00', '10:00')]])))).toEqual(['he', 'sun new']);
});

test('what is under way or done is not taken; what was promised or put by hand is', () => {
  expect(movable(visit('a', 'he', '09:00', '10:00'))).toBe(true);
  expect(movable(visit('a', 'he', '09:00', '10:00', { pinned: 'promised' }))).toBe(true);
  expect(movable(visit('a', 'he', '09:00', '10:00', { pinned: 'travelling', state: 'travelling' }))).toBe(false);
  expect(movable(visit('a', 'he', '09:00', '10:00', { state: 'done' }))).toBe(false);
  expect(movable(visit('a', 'he', '09:00', '10:00', { order: null }))).toBe(false);
});

test('a promise is broken by beginning before its window or after it', () => {
  const promised = { promised_from_at: at('09:00'), promised_until_at: at('11:00') };
  expect(['08:59', '09:00', '11:00', '11:01'].map((time) => breaksPromise(promised, Date.parse(at(time))))).toEqual([true, false, false, true]);
  expect(breaksPromise({ promised_from_at: null, promised_until_at: null }, 0)).toBe(false);
});

test('an open offer looks like one', () => {
  expect(lookOf({ state: 'planned', offered: true })).toBe('offered');
  expect(lookOf({ state: 'planned', offered: false })).toBe('planned');
  expect(lookOf({ state: 'on_site', offered: false })).toBe('on_site');
});
