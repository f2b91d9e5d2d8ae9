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

it('sums what counts by kind', () => {
  const spans = [
    { kind: 'travel' as const, begins_at: at('08:00:00'), ends_at: at('08:30:00') },
    { kind: 'work' as const, begins_at: at('08:30:00'), ends_at: at('10:00:00') },
    { kind: 'work' as const, begins_at: at('10:00:00'), ends_at: at('11:00:00'), struck_at: at('11:30:00') },
  ];
  expect(sumsOf(spans, now)).toEqual({ travel: 30, work: 90, wait: 0 });
  expect(totalOf(sumsOf(spans, now))).toBe(120);
});
