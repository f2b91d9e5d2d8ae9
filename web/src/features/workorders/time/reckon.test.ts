import { describe, expect, it } from 'vitest';

import { minutesOf, sumsOf, totalOf } from './reckon';

const at = (time: string): string => `2026-11-18T${time}Z`;
const now = new Date(at('12:00:30'));

describe('the minutes of a span', () => {
  it('are those between its ends as they are shown, so that a column adds up', () => {
    const marks = ['01:00:07', '01:25:01', '01:59:19', '03:30:00'].map(at);
    const parts = marks.slice(1).map((end, n) => minutesOf({ begins_at: marks[n] ?? '', ends_at: end }, now));
    expect(parts).toEqual([25, 34, 91]);
    expect(parts.reduce((one, other) => one + other)).toBe(minutesOf({ begins_at: marks[0] ?? '', ends_at: marks[3] ?? '' }, now));
  });

  it('run until now, for a day at most, and never backwards', () => {
    expect(minutesOf({ begins_at: at('11:00:40'), ends_at: null }, now)).toBe(60);
    expect(minutesOf({ begins_at: '2026-11-15T00:00:00Z', ends_at: null }, now)).toBe(1440);
    expect(minutesOf({ begins_at: at('12:01:00'), ends_at: null }, now)).toBe(0);
  });
});

it('counts of a night shift what lies on the day, so that two days add up to it', () => {
  const night = [{ kind: 'work' as const, begins_at: at('14:00:00'), ends_at: at('18:00:20') }];
  const midnight = new Date(at('16:00:00'));
  const [before, after] = [{ from: new Date(at('00:00:00')), until: midnight }, { from: midnight, until: new Date(at('23:59:00')) }];
  const later = new Date(at('20:00:00'));
  expect([sumsOf(night, later, before).work, sumsOf(night, later, after).work]).toEqual([120, 120]);
  expect(sumsOf([{ kind: 'wait', begins_at: at('14:00:00'), ends_at: null }], now, after)).toEqual({ travel: 0, work: 0, wait: 0 });
});

it('sums what counts by kind', () => {
  const spans = [
    { kind: 'travel' as const, begins_at: at('08:00:00'), ends_at: at('08:30:00') },
    { kind: 'work' as const, begins_at: at('08:30:00'), ends_at: at('10:00:00') },
    { kind: 'work' as const, begins_at: at('10:00:00'), ends_at: at('11:00:00'), struck_at: at('11:30:00') },
  ];
  expect(sumsOf(spans, now)).toEqual({ travel: 30, work: 90, wait: 0 });
  expect(totalOf(sumsOf(spans, now))).toBe(120);
});
