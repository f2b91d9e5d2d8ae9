import { expect, test } from 'vitest';

import { asked, daysOf, type Filled } from './draft';

const TODAY = '2026-11-25';
const FILLED: Filled = { kind: 'reshuffle', days: [TODAY, '2026-11-26'], team: 'east', narrowed: true, engineer: 'he', orders: true };
const SHOWN = { team: 'east', engineers: ['he', 'sun'] };

test('of the days that are shown those are planned that can be, and today where none can', () => {
  expect(daysOf(['2026-11-23', '2026-11-29'], TODAY)).toEqual([TODAY, '2026-11-29']);
  expect(daysOf(['2026-11-30', '2026-12-06'], TODAY)).toEqual(['2026-11-30', '2026-12-01']);
  expect(daysOf(['2026-11-16', '2026-11-22'], TODAY)).toEqual([TODAY, TODAY]);
  expect(daysOf(['2026-12-20', '2026-12-20'], TODAY)).toEqual([TODAY, TODAY]);
});

test('those the board is narrowed to are asked for, unless another team is chosen or all of it is wanted', () => {
  expect(asked(FILLED, SHOWN)).toEqual({ kind: 'reshuffle', since: TODAY, until: '2026-11-26', team: 'east', engineers: ['he', 'sun'], orders: true });
  expect(asked({ ...FILLED, narrowed: false }, SHOWN).engineers).toEqual([]);
  expect(asked({ ...FILLED, team: 'west' }, SHOWN)).toMatchObject({ team: 'west', engineers: [] });
  expect(asked({ ...FILLED, team: null }, { team: '', engineers: ['he'] })).toMatchObject({ team: null, engineers: ['he'] });
});

test('a plan of one is of the one who was chosen, whatever team is shown', () => {
  expect(asked({ ...FILLED, kind: 'engineer' }, SHOWN)).toMatchObject({ kind: 'engineer', team: null, engineers: ['he'] });
});
