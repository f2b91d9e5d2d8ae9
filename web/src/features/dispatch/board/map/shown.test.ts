import { expect, test } from 'vitest';

import type { Marker } from '@/ui/map/types';

import type { Waiting } from '../../types';
import { rowsOf } from '../rows';
import { at, board, engineer, visit } from '../testing/made';
import type { BoardVisit } from '../types';
import { shownOn, type Words } from './shown';
import { followed } from './use-following';

const DAY = { from: Date.parse(at('00:00')), until: Date.parse(at('00:00', '2026-11-24')) };
const spot = (longitude: number, latitude: number) => ({ longitude, latitude });
const HOME = spot(120.1, 30.1);
const words: Words = {
  engineer: ({ how, visit: of }) => [how, of?.key].filter(Boolean).join(' '),
  ago: (then, now) => `${(now - then) / 60_000} min`,
  area: (corners) => `${corners} corners`,
  route: (count, minutes) => `${count} visits ${minutes} min`,
  visit: ({ visit: of }, name) => `${name} ${of.state}`,
  visitName: (of) => of.key,
  order: ({ order }) => order.title,
};

const there = (key: string, who: string | null, from: string, until: string, place: { longitude: number; latitude: number } | null, more: Partial<BoardVisit> = {}): BoardVisit => {
  const made = visit(key, who, from, until, more);
  return { ...made, order: made.order && { ...made.order, place } };
};
const waits = (key: string, place: { longitude: number; latitude: number } | null, priority = 1): Waiting => ({ order: { key, title: key, priority, customer: null }, place }) as unknown as Waiting;

const see = (visits: BoardVisit[], { isToday = true, waiting = [] as Waiting[], engineers = [engineer('he', '何俊', { home: HOME })] } = {}) =>
  shownOn({ rows: rowsOf(board(engineers, visits), new Map()), waiting, territories: [{ key: 't', name: '杭州', ring: [HOME] }], day: DAY, isToday, now: Date.parse(at('10:00')), words });
const kinds = (markers: readonly Marker[], kind: Marker['kind']) => markers.filter((one) => one.kind === kind).map(({ id, note }) => `${id}: ${note}`);

test('a way leads from home to each visit in the order of the row, and says how long it is', () => {
  const { shown } = see([there('b', 'he', '14:00', '15:00', spot(120.3, 30.3)), there('a', 'he', '09:00', '10:00', spot(120.2, 30.2))]);
  expect(shown.routes).toEqual([{ id: 'he', points: [HOME, spot(120.2, 30.2), spot(120.3, 30.3)], note: '2 visits 60 min' }]);
  expect(kinds(shown.markers, 'visit')).toEqual(['a: 何俊 confirmed', 'b: 何俊 confirmed']);
});

test('only what begins on the day that is looked at, and is not called off, is there', () => {
  const { shown } = see([there('next', 'he', '09:00', '10:00', spot(1, 1), { starts_at: at('01:00', '2026-11-24'), ends_at: at('02:00', '2026-11-24') }), there('off', 'he', '11:00', '12:00', spot(1, 1), { state: 'no_access' })]);
  expect([shown.routes, kinds(shown.markers, 'visit')]).toEqual([[], []]);
});

test('who checked in stands there; else where they finished last; on the way, where they set out; else at home, and it is said', () => {
  const done = there('a', 'he', '08:00', '09:00', spot(120.2, 30.2), { state: 'done' });
  const onSite = there('b', 'he', '09:30', '10:30', spot(120.3, 30.3), { state: 'on_site' });
  const onTheWay = there('c', 'he', '11:00', '12:00', spot(120.4, 30.4), { state: 'travelling' });
  const later = there('d', 'he', '14:00', '15:00', spot(120.5, 30.5));
  const stands = (visits: BoardVisit[], isToday = true) => see(visits, { isToday }).shown.markers.filter((one) => one.kind === 'engineer').map((one) => [one.at.longitude, one.note]);
  expect(stands([done, onSite, later])).toEqual([[120.3, 'on_site b']]);
  expect(stands([done, later])).toEqual([[120.2, 'done a']]);
  expect(stands([done, onTheWay])).toEqual([[120.2, 'travelling c']]);
  expect(stands([onTheWay])).toEqual([[120.1, 'travelling c']]);
  expect(stands([later])).toEqual([[120.1, 'home']]);
  expect(stands([done, onSite], false)).toEqual([[120.1, 'base']]);
});

test('who is off duty with nothing to do is not there; on another day who works is', () => {
  const off = engineer('off', '休息的', { home: HOME, presence: { state: 'off', until_at: null } });
  const free = engineer('free', '不上班的', { home: HOME, duty_minutes: 0 });
  expect(kinds(see([], { engineers: [off] }).shown.markers, 'engineer')).toEqual([]);
  expect(kinds(see([], { engineers: [off, free], isToday: false }).shown.markers, 'engineer')).toEqual(['off: base']);
});

test('what has no place is counted and not drawn', () => {
  const { shown, unplaced } = see([there('a', 'he', '09:00', '10:00', null), { ...visit('unseen', 'he', '11:00', '12:00'), order: null }], {
    engineers: [engineer('he', '何俊', { home: null })],
    waiting: [waits('here', spot(120.2, 30.2)), waits('nowhere', null)],
  });
  expect(unplaced).toEqual({ engineers: 1, orders: 1, visits: 2 });
  expect(shown.markers.map((one) => one.id)).toEqual(['here']);
});

test('who goes along has the same way, and the visit stands there once', () => {
  const { shown } = see([there('a', 'he', '09:00', '10:00', spot(120.2, 30.2), { mates: ['sun'] })], { engineers: [engineer('he', '何俊', { home: HOME }), engineer('sun', '孙浩', { home: spot(121, 31) })] });
  expect(shown.routes.map(({ id, points }) => [id, points.length])).toEqual([['he', 2], ['sun', 2]]);
  expect(kinds(shown.markers, 'visit')).toEqual(['a: 何俊 confirmed']);
});

test('whose phone told where they are stands there, with how long ago; after ten minutes it is old; on another day nobody asks', () => {
  const onTheWay = there('c', 'he', '09:30', '10:30', spot(120.4, 30.4), { state: 'travelling' });
  const told = (time: string, isToday = true) => see([onTheWay], { isToday, engineers: [engineer('he', '何俊', { home: HOME, position: { ...spot(120.3, 30.3), at: at(time) } })] }).shown.markers.find((one) => one.kind === 'engineer');
  expect(told('09:50')).toMatchObject({ at: spot(120.3, 30.3), note: 'shared c', tone: 'hand', shared: { ago: '10 min', old: false } });
  expect(told('09:49')).toMatchObject({ shared: { ago: '11 min', old: true } });
  expect(told('09:50', false)).toMatchObject({ at: HOME, note: 'base' });
  expect(told('09:50', false)).not.toHaveProperty('shared');
});

test('who shares a place and has nothing on the day that is looked at is there all the same', () => {
  const called = engineer('he', '何俊', { presence: { state: 'off', until_at: null }, position: { ...spot(120.3, 30.3), at: at('09:59') } });
  expect(kinds(see([], { engineers: [called] }).shown.markers, 'engineer')).toEqual(['he: shared']);
});

test('those are followed who are on the way, and whose place is known; who goes along shares nothing', () => {
  const rows = (visits: BoardVisit[], position: { longitude: number; latitude: number; at: string } | null = null) => rowsOf(board([engineer('he', '何俊', { position }), engineer('sun', '孙浩')], visits), new Map());
  const way = there('c', 'he', '09:30', '10:30', null, { state: 'travelling', mates: ['sun'] });
  expect(followed(rows([way]))).toEqual(['he']);
  expect(followed(rows([{ ...way, state: 'on_site' }]))).toEqual([]);
  expect(followed(rows([], { ...HOME, at: at('09:50') }))).toEqual(['he']);
});

test('a territory says what it is made of', () => {
  expect(see([]).shown.areas).toEqual([{ id: 't', name: '杭州', note: '1 corners', ring: [HOME] }]);
});
