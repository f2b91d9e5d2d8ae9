import { expect, test } from 'vitest';

import { nearness, standing } from './cover';

const covered = (until: string) => ({ why: 'covered' as const, until });
const ended = { why: 'ended' as const, until: '2025-01-01' };
const never = { why: 'never' as const, until: null };

test.each([
  [{ labour: covered('2027-05-01'), parts: covered('2026-12-31'), travel: never }, { is: 'all', until: '2026-12-31' }],
  [{ labour: ended, parts: covered('2026-12-31'), travel: never }, { is: 'partly' }],
  [{ labour: ended, parts: ended, travel: ended }, { is: 'none' }],
  [{ labour: never, parts: never, travel: never }, { is: 'unknown' }],
])('what a warranty comes to (%#)', (cover, said) => {
  expect(standing(cover)).toEqual(said);
});

test.each([
  ['2026-11-20', 'over'],
  ['2026-11-22', 'soon'],
  ['2027-11-22', 'far'],
])('%s is %s', (day, said) => {
  expect(nearness(day, new Date('2026-11-22T12:00:00Z'))).toBe(said);
});
