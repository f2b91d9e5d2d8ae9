import { expect, test } from 'vitest';

import { barOf } from './clock-bar';
import type { Clock, Segment } from './types';

const at = (time: string): string => `2026-11-21T${time}:00Z`;

const segment = (kind: Segment['kind'], start: string, end: string): Segment => ({
  kind, start: at(start), end: at(end), cause: 'start', by: null, reason: '', counted_seconds: 0, due_from: at('10:00'), due_to: at('10:00'),
});

const clock = (changes: Partial<Clock>): Clock => ({
  target: 'resolution', state: 'running', cycle: 1, started_at: at('00:00'), due_at: at('10:00'), stopped_at: null, met: null, breached_at: null,
  budget_seconds: 36_000, elapsed_seconds: 0, paused_seconds: 0, estimated: false, segments: [], ...changes,
});

const looks = (bar: ReturnType<typeof barOf>): [string, number, number][] => bar.pieces.map(({ look, from, width }) => [look, from, width]);

test('a bar is wall time from the start to the due instant', () => {
  const bar = barOf(clock({ segments: [segment('running', '00:00', '02:00'), segment('paused', '02:00', '05:00'), segment('running', '05:00', '06:00')] }), new Date(at('06:00')));
  expect(looks(bar)).toEqual([['run', 0, 20], ['paused', 20, 30], ['run', 50, 10]]);
  expect(bar.due).toBe(100);
});

test('the last stretch warms up with the clock', () => {
  const running = clock({ segments: [segment('running', '00:00', '08:00')] });
  expect(barOf(running, new Date(at('08:00'))).pieces[0]?.look).toBe('warn');
  expect(barOf({ ...running, segments: [segment('running', '00:00', '09:30')] }, new Date(at('09:30'))).pieces[0]?.look).toBe('bad');
});

test('what runs on past the due instant is drawn over', () => {
  const bar = barOf(clock({ segments: [segment('running', '00:00', '12:30')], met: null }), new Date(at('12:30')));
  expect(looks(bar).map(([, from, width]) => [from, width])).toEqual([[0, 80], [80, 20]]);
  expect(bar.pieces[1]?.look).toBe('bad');
  expect(bar.due).toBe(80);
});

test('a promise that was kept is green, and a change of the promise takes no room', () => {
  const kept = clock({ state: 'stopped', stopped_at: at('04:00'), met: true, segments: [segment('running', '00:00', '04:00'), segment('retargeted', '02:00', '02:00')] });
  expect(looks(barOf(kept, new Date(at('20:00'))))).toEqual([['ok', 0, 40]]);
});
