import { expect, test } from 'vitest';

import type { Waiting } from '../types';
import { at } from './testing/made';
import { firstSpot, loadOfOrder } from './take';

const order = { key: 'o', number: 7, title: '冷库报警' } as Waiting['order'];
const suggestion = (more: object): Waiting['suggestion'] => ({ chosen: { key: 'sun', name: '孙浩' }, starts_at: at('10:15'), ends_at: at('11:45'), facts: null, ...more }) as unknown as Waiting['suggestion'];
const span = { from: Date.parse(at('00:00')), until: Date.parse(at('06:00', '2026-11-24')) };
const NOW = Date.parse(at('09:50'));
const told = (spot: ReturnType<typeof firstSpot>) => spot && [spot.engineer, new Date(spot.from).toISOString()];

test('an order lasts as long as the slot that was found for it, or the work, or an hour', () => {
  expect(loadOfOrder({ order, suggestion: suggestion({}) }).minutes).toBe(90);
  expect(loadOfOrder({ order, suggestion: suggestion({ starts_at: null, ends_at: null, facts: { work_minutes: 45 } }) }).minutes).toBe(45);
  expect(loadOfOrder({ order, suggestion: null }).minutes).toBe(60);
});

test('it is held first with whom and when it was suggested', () => {
  const load = loadOfOrder({ order, suggestion: suggestion({}) });
  expect(told(firstSpot(load, suggestion({}), ['he', 'sun'], 'he', span, NOW))).toEqual(['sun', at('10:15')]);
});

test('where the board does not show that one, with whoever the keyboard stands on, from now on', () => {
  const load = loadOfOrder({ order, suggestion: null });
  expect(told(firstSpot(load, suggestion({}), ['he', 'lin'], 'lin', span, NOW))).toEqual(['lin', at('10:00')]);
  expect(told(firstSpot(load, null, ['he', 'lin'], undefined, span, NOW))).toEqual(['he', at('10:00')]);
  expect(firstSpot(load, null, [], undefined, span, NOW)).toBeUndefined();
});

test('of another day it begins in its morning', () => {
  const load = loadOfOrder({ order, suggestion: null });
  expect(told(firstSpot(load, null, ['he'], undefined, { from: Date.parse(at('00:00', '2026-11-25')), until: Date.parse(at('06:00', '2026-11-26')) }, NOW))).toEqual(['he', at('08:00', '2026-11-25')]);
});
