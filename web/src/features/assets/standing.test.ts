import { expect, test } from 'vitest';

import { standing } from './standing';

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
