import { expect, test } from 'vitest';

import { scaleOf } from './scale';
import { firstLook, rowsIn, timeIn, towards } from './view';
import { spanOfDay } from './zone-days';

const scale = scaleOf(spanOfDay('2026-11-23', 'Asia/Shanghai'), 'day');

test('rows that are seen are in the page, and a few beyond', () => {
  expect(rowsIn({ top: 0, height: 440 }, 44, 200)).toEqual({ first: 0, last: 14 });
  const { first, last } = rowsIn({ top: 4400, height: 440 }, 44, 200);
  expect(first).toBeLessThanOrEqual(98);
  expect(last).toBeGreaterThanOrEqual(112);
  expect(last - first).toBeLessThan(22);
});

test('scrolling by less than a row renders nothing anew', () => {
  expect(rowsIn({ top: 4402, height: 430 }, 44, 200)).toEqual(rowsIn({ top: 4408, height: 430 }, 44, 200));
});

test('the end of the board is its end', () => {
  expect(rowsIn({ top: 8400, height: 440 }, 44, 200).last).toBe(200);
  expect(rowsIn({ top: 900, height: 440 }, 44, 3)).toEqual({ first: 2, last: 3 });
  expect(rowsIn({ top: 0, height: 440 }, 44, 0)).toEqual({ first: 0, last: 0 });
});

test('so is the time that is seen, within the board', () => {
  const { from, until } = timeIn({ left: 512, width: 640 }, scale);
  expect(from).toBeLessThan(Date.parse('2026-11-23T08:00:00+08:00'));
  expect(until).toBeGreaterThan(Date.parse('2026-11-23T18:00:00+08:00'));
  expect(timeIn({ left: 0, width: 9_000 }, scale)).toEqual({ from: scale.from, until: scale.until });
  expect(timeIn({ left: 520, width: 640 }, scale)).toEqual(timeIn({ left: 560, width: 640 }, scale));
});

test('what is seen is not scrolled to; what is not comes to the nearer edge, what is too large to the first', () => {
  expect(towards(100, 200, 50, 500)).toBe(0);
  expect(towards(20, 60, 50, 500)).toBe(-30);
  expect(towards(450, 560, 50, 500)).toBe(60);
  expect(towards(100, 900, 50, 500)).toBe(50);
});

test('a day is looked at from its first duty on, later in the day from a little before now, and after hours from the first duty again', () => {
  const at = (time: string): number => Date.parse(`2026-11-23T${time}:00+08:00`);
  const duty = { from: at('08:30'), until: at('18:00') };
  const look = (now: number, seen = 640): number => firstLook(scale, duty, now, seen);
  expect(look(at('09:00'))).toBe(at('08:00'));
  expect(look(at('16:00'))).toBe(at('14:30'));
  expect(look(at('16:00'), 1_200)).toBe(at('08:00'));
  expect(look(at('21:20'))).toBe(at('08:00'));
  expect(look(Date.parse('2026-11-20T12:00:00Z'))).toBe(at('08:00'));
  expect(firstLook(scale, undefined, at('21:20'), 640)).toBe(at('07:30'));
  expect(firstLook(scale, { from: at('00:00'), until: at('08:00') }, at('01:00'), 640)).toBe(scale.from);
});
