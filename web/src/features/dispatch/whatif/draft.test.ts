import { expect, test } from 'vitest';

import { ALL, asked, clockOf, isPlain, lastMonth, type Draft } from './draft';

const plain: Draft = { since: '2026-10-01', until: '2026-10-31', insteadOf: '', body: null, without: [], copies: [], shifts: [] };
const body = { weights: { travel: 1 } };

test('a month before January is in the year before', () => {
  expect(lastMonth('2026-01-15')).toEqual({ since: '2025-12-01', until: '2025-12-31' });
  expect(lastMonth('2026-03-31')).toEqual({ since: '2026-02-01', until: '2026-02-28' });
});

test('rules that are not to be changed are not sent', () => {
  expect(asked({ ...plain, body }).policy).toBeNull();
  expect(asked({ ...plain, insteadOf: ALL, body }).policy).toEqual({ instead_of: null, body });
  expect(asked({ ...plain, insteadOf: 'cost', body }).policy).toEqual({ instead_of: 'cost', body });
});

test('what was begun and not filled in changes nothing', () => {
  const begun = { ...plain, copies: [{ engineer: '', count: 1 }], shifts: [{ weekdays: [], from_minute: 0, until_minute: 60, engineers: [] }] };
  expect(isPlain(begun)).toBe(true);
  expect(isPlain({ ...plain, without: ['k'] })).toBe(false);
});

test('minutes beyond midnight are of the next day', () => {
  expect(clockOf(18 * 60 + 5)).toBe('18:05');
  expect(clockOf(26 * 60)).toBe('02:00');
});
