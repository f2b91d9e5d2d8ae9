import { expect, test } from 'vitest';

import { atX, COARSE, extentOf, FINE, scaleOf, snapped, ticksOf, widthOf, xOf } from './scale';
import { spanOfDay, spanOfWeek } from './zone-days';

const ZONE = 'Asia/Shanghai';
const span = spanOfDay('2026-11-23', ZONE);
const scale = scaleOf(span, 'day');
const at = (time: string): number => Date.parse(`2026-11-23T${time}:00+08:00`);

test('a time and its place on the board are one another’s inverse', () => {
  expect(xOf(scale, at('00:00'))).toBe(0);
  expect(xOf(scale, at('08:00'))).toBe(512);
  expect(atX(scale, xOf(scale, at('13:37')))).toBe(at('13:37'));
  expect(widthOf(scale)).toBe(30 * 64);
});

test('what runs over the edge is cut there and says so; what lies beyond is not drawn', () => {
  expect(extentOf(scale, at('09:00'), at('10:30'))).toEqual({ left: 576, width: 96, cutLeft: false, cutRight: false });
  expect(extentOf(scale, span.from - 3_600_000, at('01:00'))).toEqual({ left: 0, width: 64, cutLeft: true, cutRight: false });
  expect(extentOf(scale, span.until - 3_600_000, span.until + 1)).toMatchObject({ width: 64, cutRight: true });
  expect(extentOf(scale, span.from - 2, span.from)).toBeUndefined();
});

test('times are rounded to the nearest quarter, or five minutes', () => {
  expect(snapped(at('09:07'), COARSE)).toBe(at('09:00'));
  expect(snapped(at('09:08'), COARSE)).toBe(at('09:15'));
  expect(snapped(at('09:08'), FINE)).toBe(at('09:10'));
});

test('a day has a mark for every hour, and one where the next begins', () => {
  const ticks = ticksOf(span, 'day', ZONE);
  expect(ticks).toHaveLength(30);
  expect(ticks.filter((tick) => tick.day).map((tick) => [tick.at, tick.hour])).toEqual([[span.from, 0], [span.from + 24 * 3_600_000, 0]]);
});

test('a week has a mark for every day, also where one of them is an hour longer', () => {
  const ticks = ticksOf(spanOfWeek('2026-11-23', ZONE), 'week', ZONE);
  expect(ticks.filter((tick) => tick.day)).toHaveLength(7);
  const marks = ticksOf(spanOfDay('2026-10-25', 'Europe/Berlin'), 'day', 'Europe/Berlin').filter((tick) => tick.day);
  expect(marks.map((tick) => new Date(tick.at).toISOString())).toEqual(['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z']);
});
