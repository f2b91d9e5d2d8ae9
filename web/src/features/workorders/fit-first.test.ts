import { expect, test } from 'vitest';

import { fitFirst } from './fit-first';

const team = (key: string) => ({ key, code: key, name_zh: key, name_en: key });
const rows = [
  { key: 'ann', name: 'Ann', team: team('desk'), level: null },
  { key: 'bo', name: 'Bo', team: team('east'), level: 1 as const },
  { key: 'cy', name: 'Cy', team: team('west'), level: 3 as const },
  { key: 'di', name: 'Di', team: team('east'), level: 3 as const },
];
const said = (groups: ReturnType<typeof fitFirst>): string => groups.map(({ fit, people }) => `${fit}: ${people.map((one) => one.name).join(' ')}`).join(', ');

test('the order’s own people first, then its team by seniority, then others, then who only bears the name', () => {
  expect(said(fitFirst(rows, [{ key: 'cy', name: 'Cy' }], 'east'))).toBe('known: Cy, team: Di Bo, colleagues: Ann');
  expect(said(fitFirst(rows, [], 'east'))).toBe('team: Di Bo, others: Cy, colleagues: Ann');
});

test('who is known need not be among those found, and an order without a team has no own engineers', () => {
  expect(said(fitFirst([], [{ key: 'x', name: 'Xu' }], undefined))).toBe('known: Xu');
  expect(said(fitFirst(rows, [], undefined))).toBe('others: Cy Di Bo, colleagues: Ann');
});
