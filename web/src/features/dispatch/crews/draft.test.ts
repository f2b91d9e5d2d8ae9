import { expect, test } from 'vitest';

import { hasOneLead, PAIR, peopleOf, seatOf, withRole, withSeats } from './draft';

test('a crew needs as many as its smallest option, without the seats that may stay empty', () => {
  expect(peopleOf(PAIR)).toBe(2);
  expect(peopleOf({ ...PAIR, any: [...PAIR.any, { all: [seatOf('lead'), seatOf('apprentice')] }] })).toBe(1);
});

test('whoever led before goes along', () => {
  const seats = withRole(PAIR.any[0]?.all ?? [], 1, 'lead');
  expect(seats.map((seat) => seat.role)).toEqual(['mate', 'lead']);
  expect(hasOneLead(withSeats(PAIR, 0, seats))).toBe(true);
});

test('an apprentice may stay at home, a lead never', () => {
  const seats = withRole(PAIR.any[0]?.all ?? [], 1, 'apprentice');
  expect(seats.map((seat) => seat.optional)).toEqual([false, true]);
  expect(withRole(seats, 1, 'lead').map((seat) => seat.optional)).toEqual([false, false]);
});

test('a crew without a lead is seen', () => {
  expect(hasOneLead(withSeats(PAIR, 0, [seatOf('mate')]))).toBe(false);
});
