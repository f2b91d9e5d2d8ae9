import { expect, test } from 'vitest';

import { HEAD, NAME, ROW } from '../gantt/measures';
import { scaleOf, xOf } from '../geometry/scale';
import { spanOfDay } from '../geometry/zone-days';
import { at, visit } from '../testing/made';
import type { Load } from './carry';
import { amid, gripOf, runOn, spotUnder, under, type Frame } from './place';

const scale = scaleOf(spanOfDay('2026-11-23', 'Asia/Shanghai'), 'day');
const frame: Frame = { left: 300, top: 100, width: 900, height: 500, scrollLeft: 512, scrollTop: 440, mostLeft: 1_200, mostTop: 2_000 };
const ground = { engineers: Array.from({ length: 40 }, (_, n) => `e${n}`), scale };
const time = (told: string): number => Date.parse(at(told));
/** The point on the screen at this time of a row. */
const over = (row: number, told: string): { x: number; y: number } => ({ x: frame.left + NAME + xOf(scale, time(told)) - frame.scrollLeft, y: frame.top + HEAD + row * ROW + 10 - frame.scrollTop });
const MOVE: Load = { kind: 'visit', visit: visit('a', 'e11', '09:00', '10:30'), how: 'move' };

test('a point is over the row and the time that are drawn there, however the board stands scrolled', () => {
  expect(under(frame, over(12, '10:00'), 40)).toEqual({ row: 12, x: 640 });
  expect(under(frame, { x: 299, y: 300 }, 40)).toBeUndefined();
  expect(under({ ...frame, scrollTop: 0 }, { x: 700, y: 400 }, 3)).toBeUndefined();
});

test('over the names it is the first time that is seen', () => {
  expect(under(frame, { x: frame.left + 20, y: 300 }, 40)?.x).toBe(512);
});

test('what is taken by its middle does not jump to the pointer', () => {
  const grip = gripOf(frame, scale, over(11, '09:40'), MOVE);
  expect(spotUnder(ground, frame, over(13, '13:40'), MOVE, grip, false)).toEqual({ engineer: 'e13', from: time('13:00'), until: time('14:30') });
});

test('it comes to stand on quarters, or on five minutes', () => {
  expect(spotUnder(ground, frame, over(13, '13:06'), MOVE, 0, false)?.from).toBe(time('13:00'));
  expect(spotUnder(ground, frame, over(13, '13:06'), MOVE, 0, true)?.from).toBe(time('13:05'));
});

test('who only changes the engineer keeps an odd minute', () => {
  const odd: Load = { kind: 'visit', visit: visit('a', 'e11', '09:04', '10:30'), how: 'move' };
  expect(spotUnder(ground, frame, over(13, '09:05'), odd, 0, false)).toMatchObject({ engineer: 'e13', from: time('09:04') });
});

test('held by its end it stays with whoever has it', () => {
  const end: Load = { kind: 'visit', visit: visit('a', 'e11', '09:00', '10:30'), how: 'resize' };
  const grip = gripOf(frame, scale, over(11, '10:30'), end);
  expect(spotUnder(ground, frame, over(14, '12:00'), end, grip, false)).toEqual({ engineer: 'e11', from: time('09:00'), until: time('12:00') });
});

test('at an edge the board runs on, the faster the nearer, and no further than it goes', () => {
  expect(runOn(frame, { x: 900, y: 300 })).toBe(frame);
  const [near, nearer] = [runOn(frame, { x: 1_160, y: 300 }), runOn(frame, { x: 1_199, y: 300 })];
  expect(near.scrollLeft).toBeGreaterThan(512);
  expect(nearer.scrollLeft).toBeGreaterThan(near.scrollLeft);
  expect(runOn(frame, { x: 900, y: 140 }).scrollTop).toBeLessThan(440);
  expect(runOn({ ...frame, scrollTop: 2_000 }, { x: 900, y: 599 })).toMatchObject({ scrollTop: 2_000 });
  expect(runOn(frame, { x: 100, y: 300 })).toBe(frame);
});

test('on its way in over the names or the head a hand does not mean to run the board on', () => {
  expect(amid(frame, { x: 900, y: 300 })).toBe(true);
  for (const way of [{ x: 320, y: 300 }, { x: 320 + NAME, y: 300 }, { x: 900, y: 120 }, { x: 200, y: 300 }]) expect(amid(frame, way)).toBe(false);
});
