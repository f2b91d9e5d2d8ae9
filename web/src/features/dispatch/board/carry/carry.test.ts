import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { at, visit } from '../testing/made';
import type { Verdict, VerdictAsked } from '../types';
import { Carry, ownSpot, questionOf, spotAt, type Load } from './carry';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const VISIT = visit('a', 'he', '09:00', '10:30');
const LOAD: Load = { kind: 'visit', visit: VISIT, how: 'move' };
const GREEN: Verdict = { verdict: 'green', starts_at: at('11:00'), ends_at: at('12:30'), travel_minutes: 20, travel_on_minutes: null, late_minutes: 0, reasons: [] };
const time = (told: string): number => Date.parse(at(told));

function carrying() {
  const asked: VerdictAsked[] = [];
  const carry = new Carry((question) => {
    asked.push(question);
    return Promise.resolve(GREEN);
  });
  return { carry, asked };
}

test('over a place it is asked for once the hand rests, and what is said stands with it', async () => {
  const { carry, asked } = carrying();
  carry.take(LOAD, 'hand');
  carry.over(spotAt(LOAD, 'sun', time('11:00')));
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toEqual([{ visit: 'a', engineer: 'sun', starts_at: at('11:00'), ends_at: at('12:30') }]);
  expect(carry.held()?.verdict).toBe(GREEN);
  carry.over(spotAt(LOAD, 'sun', time('11:15')));
  expect(carry.held()?.verdict).toBeUndefined();
});

test('the same place again is no news', () => {
  const { carry } = carrying();
  carry.take(LOAD, 'hand', spotAt(LOAD, 'sun', time('11:00')));
  const heard = vi.fn();
  carry.subscribe(heard);
  carry.over(spotAt(LOAD, 'sun', time('11:00')));
  expect(heard).not.toHaveBeenCalled();
});

test('put down it is in no hand, and an answer that comes then is not heard', async () => {
  const { carry } = carrying();
  carry.take(LOAD, 'keys', spotAt(LOAD, 'sun', time('11:00')));
  expect(carry.drop()?.spot?.engineer).toBe('sun');
  await vi.advanceTimersByTimeAsync(200);
  expect(carry.held()).toBeUndefined();
});

test('moved it lasts as long as before; held by its end it begins as before and lasts a quarter of an hour at least', () => {
  expect(spotAt(LOAD, 'sun', time('13:00'))).toEqual({ engineer: 'sun', from: time('13:00'), until: time('14:30') });
  const end: Load = { kind: 'visit', visit: VISIT, how: 'resize' };
  expect(spotAt(end, 'sun', time('12:00'))).toEqual({ engineer: 'he', from: time('09:00'), until: time('12:00') });
  expect(spotAt(end, 'sun', time('08:00')).until).toBe(time('09:15'));
});

test('an order lasts as long as was found for it, and the server is asked how long', () => {
  const order: Load = { kind: 'order', order: { key: 'o' } as never, minutes: 90 };
  const spot = spotAt(order, 'sun', time('13:00'));
  expect(spot.until).toBe(time('14:30'));
  expect(questionOf(order, spot)).toEqual({ order: 'o', engineer: 'sun', starts_at: at('13:00'), ends_at: null });
});

test('nobody’s visit is nowhere', () => {
  expect(ownSpot(visit('a', null, '09:00', '10:00'))).toBeUndefined();
  expect(ownSpot(VISIT)).toEqual({ engineer: 'he', from: time('09:00'), until: time('10:30') });
});
