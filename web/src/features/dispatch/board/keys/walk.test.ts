import { expect, test } from 'vitest';

import { rowsOf } from '../rows';
import { at, board, engineer, visit } from '../testing/made';
import { carried, standing, walked } from './walk';

const rows = rowsOf(
  board([engineer('he', '何俊'), engineer('sun', '孙浩'), engineer('lin', '林志强')], [visit('a', 'he', '09:00', '10:00'), visit('b', 'he', '14:00', '15:00'), visit('c', 'sun', '08:00', '09:00'), visit('d', 'sun', '13:30', '15:00')]),
  new Map(),
);
const walk = (from: string, ...keys: string[]): string => {
  const [who = '', what = ''] = from.split(' ');
  const { engineer: to, visit: at } = keys.reduce((cell, key) => walked(rows, cell, key) ?? cell, { engineer: who, visit: what });
  return `${to} ${at}`;
};

test('to the right from the head of a row through its visits, and back', () => {
  expect(walk('he ', 'ArrowRight')).toBe('he a');
  expect(walk('he ', 'ArrowRight', 'ArrowRight', 'ArrowRight')).toBe('he b');
  expect(walk('he b', 'ArrowLeft', 'ArrowLeft')).toBe('he ');
  expect([walk('he a', 'End'), walk('he b', 'Home'), walk('lin ', 'ArrowRight')]).toEqual(['he b', 'he ', 'lin ']);
});

test('down to what stands nearest in time, to the head where there is nothing, and no further than the last', () => {
  expect(walk('he b', 'ArrowDown')).toBe('sun d');
  expect(walk('he a', 'ArrowDown')).toBe('sun c');
  expect(walk('sun d', 'ArrowDown', 'ArrowDown')).toBe('lin ');
  expect(walk('he ', 'ArrowDown')).toBe('sun ');
  expect(walk('he a', 'PageDown')).toBe('lin ');
  expect(walk('lin ', 'PageUp')).toBe('he ');
});

test('who stood on a visit stands on it wherever it went, and on the head of the row once it is gone', () => {
  expect(standing(rows, { engineer: 'he', visit: 'd' })).toEqual({ engineer: 'sun', visit: 'd' });
  expect(standing(rows, { engineer: 'he', visit: 'gone' })).toEqual({ engineer: 'he', visit: '' });
  expect(standing(rows, { engineer: 'left', visit: '' })).toEqual({ engineer: 'he', visit: '' });
  expect(standing(rows, { engineer: 'sun', visit: 'c' })).toEqual({ engineer: 'sun', visit: 'c' });
  expect(standing([], { engineer: 'sun', visit: 'c' })).toBeUndefined();
});

test('other keys lead nowhere', () => {
  expect(walked(rows, { engineer: 'he', visit: '' }, 'x')).toBeUndefined();
});

const time = (told: string): number => Date.parse(at(told));
const SPOT = { engineer: 'sun', from: time('09:00'), until: time('10:30') };
const ALL = ['he', 'sun', 'lin'];

test('carried by quarters and hours, with the time it takes', () => {
  expect(carried(SPOT, 'ArrowRight', false, ALL)).toEqual({ ...SPOT, from: time('09:15'), until: time('10:45') });
  expect(carried(SPOT, 'PageUp', false, ALL)).toEqual({ ...SPOT, from: time('08:00'), until: time('09:30') });
});

test('from an odd minute the first step leads to a quarter', () => {
  const odd = { ...SPOT, from: time('09:04'), until: time('10:34') };
  expect(carried(odd, 'ArrowRight', false, ALL)?.from).toBe(time('09:15'));
  expect(carried(odd, 'ArrowLeft', false, ALL)?.from).toBe(time('09:00'));
});

test('to the next engineer, and no further than the last', () => {
  expect(carried(SPOT, 'ArrowDown', false, ALL)?.engineer).toBe('lin');
  expect(carried({ ...SPOT, engineer: 'lin' }, 'ArrowDown', false, ALL)?.engineer).toBe('lin');
  expect(carried(SPOT, 'ArrowUp', false, ALL)?.engineer).toBe('he');
});

test('its end alone moves too, and leaves a quarter of an hour', () => {
  expect(carried(SPOT, 'ArrowRight', true, ALL)).toEqual({ ...SPOT, until: time('10:45') });
  expect(carried({ ...SPOT, until: time('09:15') }, 'ArrowLeft', true, ALL)?.until).toBe(time('09:15'));
});
