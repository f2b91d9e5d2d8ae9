import { expect, test } from 'vitest';

import { groupsOf, joined, remembered, whyOf, withVerdicts } from './parts';
import { change, part, proposal } from './testing/made';

const numbers = (rows: { part: { number: number } }[]) => rows.map((row) => row.part.number);
const lost = (number: number, why: string[]) => ({ part: number, holds: false, lost: [{ order: change(number).order, visit: `visit-${number}`, why }] });

test('what was taken, what does not hold any more and what can be taken stand apart', () => {
  const groups = groupsOf([part(1), part(2), part(3, undefined, '2026-11-23T02:00:00Z')], [{ part: 1, holds: true, lost: [] }, lost(2, ['moved_since'])]);
  expect([numbers(groups.open), numbers(groups.lost), numbers(groups.taken)]).toEqual([[1], [2], [3]]);
});

test('before anything was checked all that was not taken can be', () => {
  expect(numbers(groupsOf([part(1), part(2)]).open)).toEqual([1, 2]);
});

test('the most urgent part is read first, then what begins first', () => {
  const urgent = change(3, { order: { ...change(3).order, priority: 0 } });
  const early = change(2, { starts_at: '2026-11-23T00:00:00Z' });
  expect(numbers(groupsOf([part(1), part(2, [early]), part(3, [change(4), urgent])]).open)).toEqual([3, 2, 1]);
});

test('a part that goes on over the edge of a page is one again', () => {
  const whole = joined([part(1), part(2, [change(2)]), part(2, [change(3), change(4)]), part(5)]);
  expect(whole.map((one) => [one.number, one.changes.map(({ order }) => order.number)])).toEqual([[1, [1]], [2, [2, 3, 4]], [5, [5]]]);
});

test('why a change does not hold is what is so now; before that was asked, what was so when somebody wanted to take it', () => {
  const one = change(1, { refused: ['skill'] });
  expect(whyOf(one, undefined)).toEqual(['skill']);
  expect(whyOf(one, lost(1, ['moved_since']))).toEqual(['moved_since']);
  expect(whyOf(one, { part: 1, holds: true, lost: [] })).toEqual([]);
  expect(whyOf(change(2), lost(1, ['moved_since']))).toEqual([]);
});

test('what was taken is remembered at once, and so is what did not hold', () => {
  const done = { taken: [1], visits: [], refused: [lost(2, ['somebody_goes'])] };
  expect(remembered(proposal([part(1), part(2)]), done, 'now').parts.map((one) => one.taken_at)).toEqual(['now', null]);
  const told = withVerdicts({ rows: [{ part: 1, holds: true, lost: [] }, { part: 2, holds: true, lost: [] }, { part: 3, holds: true, lost: [] }] }, done);
  expect(told.rows.map((one) => [one.part, one.holds])).toEqual([[3, true], [2, false]]);
  expect(withVerdicts(undefined, done).rows).toHaveLength(1);
});
