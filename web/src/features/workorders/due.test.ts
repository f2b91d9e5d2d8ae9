import { expect, test } from 'vitest';

import { dueOf, type Due } from './due';

const REPORTED = '2026-11-21T00:00:00Z';
const DUE = '2026-11-21T10:00:00Z';
const at = (time: string): Date => new Date(`2026-11-21T${time}Z`);
const running = { state: 'working', act_by: 'resolution', act_by_at: DUE, reported_at: REPORTED } as const;
const heat = (due: Due): string => (due.kind === 'running' ? due.heat : due.kind);

test.each([
  ['03:00:00', 'quiet'],
  ['07:29:00', 'quiet'],
  ['07:30:00', 'warn'],
  ['08:59:00', 'warn'],
  ['09:00:00', 'red'],
  ['10:00:00', 'over'],
  ['10:35:00', 'over'],
])('at %s a promise of ten hours is %s', (time, said) => {
  expect(heat(dueOf(running, at(time)))).toBe(said);
});

test('over by how much', () => {
  expect(dueOf(running, at('10:35:00'))).toMatchObject({ heat: 'over', left: -35 * 60_000 });
});

test('an order that waits is paused, unless a promise runs on meanwhile', () => {
  expect(dueOf({ ...running, state: 'waiting', act_by: 'wake' }, at('12:00:00')).kind).toBe('paused');
  expect(dueOf({ ...running, state: 'waiting', act_by: '', act_by_at: null }, at('12:00:00')).kind).toBe('paused');
  expect(heat(dueOf({ ...running, state: 'waiting', act_by: 'next_update' }, at('12:00:00')))).toBe('over');
});

test('nothing promised and nothing left to keep', () => {
  expect(dueOf({ ...running, act_by: '', act_by_at: null }, at('12:00:00')).kind).toBe('none');
  expect(dueOf({ ...running, state: 'resolved' }, at('12:00:00')).kind).toBe('resolved');
});
