import { expect, test } from 'vitest';

import { askedOf, leftOf } from './left';

const now = new Date('2026-11-18T02:00:00Z');
const offer = (name: string, state = 'open') => ({ state, engineer: { name } });

test('time is counted down, urgently at the end; what is far is said by its end', () => {
  const kinds = ['2026-11-18T02:00:00Z', '2026-11-18T02:10:00Z', '2026-11-18T02:12:00Z', '2026-11-19T01:00:00Z'].map((at) => leftOf(at, now).kind);
  expect(kinds).toEqual(['over', 'soon', 'left', 'until']);
});

test('who has answered is not waited for', () => {
  expect(askedOf({ asked: 3, offers: [offer('李航', 'declined'), offer('陈国栋'), offer('刘洋')] })).toEqual({ names: ['陈国栋', '刘洋'], count: 2 });
});

test('of many a few are named and all are counted', () => {
  expect(askedOf({ asked: 40, offers: ['a', 'b', 'c', 'd', 'e'].map((name) => offer(name)) })).toEqual({ names: ['a', 'b', 'c'], count: 40 });
});
