import { expect, test } from 'vitest';

import type { Checklist } from '@/features/workorders/checklists/types';

import type { Kept } from '../outbox/kept';
import { answersOf, followedHere } from './answers';

const answer = (item: string, choice: string, at: string) => ({ item, choice, number: null, text: '', files: [], note: '', by: null, at, recorded_at: at });
const list = { key: 'l', version: 3, answers: [answer('a', 'passed', '2026-11-22T10:00:00Z')] } as unknown as Checklist;
const kept = (kind: string, facts: object, at: string, version?: number): Kept =>
  ({ id: at, op: { kind, subject: 'l', facts, at }, ...(version === undefined ? {} : { result: { version, at } }) }) as unknown as Kept;

test('what was answered here counts at once, and says that it is not sent', () => {
  const last = answersOf(list, { waiting: [kept('checklist.answer', { item: 'a', choice: 'failed' }, '2026-11-22T11:00:00Z')], done: [] });
  expect(last.get('a')).toMatchObject({ choice: 'failed', unsent: true });
});

test('what the server has shown since is not laid over it again', () => {
  const done = [kept('checklist.answer', { item: 'a', choice: 'failed' }, '2026-11-22T11:00:00Z', 3)];
  expect(answersOf(list, { waiting: [], done }).get('a')).toMatchObject({ choice: 'passed' });
  expect(answersOf({ ...list, version: 2 }, { waiting: [], done }).get('a')).toMatchObject({ choice: 'failed', unsent: false });
});

test('an order is asked for once for each item', () => {
  const waiting = [kept('checklist.follow_up', { item: 'a' }, '2026-11-22T11:00:00Z')];
  expect([...followedHere(list, { waiting, done: [] })]).toEqual(['a']);
});
