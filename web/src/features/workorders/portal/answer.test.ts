import { expect, test } from 'vitest';

import { answerOf } from './answer';
import type { Order } from './queries';

const window = { from_at: '2026-11-24T01:00:00Z', until_at: '2026-11-24T03:00:00Z' };
type Visit = NonNullable<Order['visit']>;
const planned = (told: Partial<Visit>) =>
  answerOf({ state: 'triaged', visit: { state: 'planned', from_at: null, until_at: null, agreed: false, left_at: null, arrived_at: null, engineer: '', level: null, ...told } } as Order);

test('a time that was agreed is named, beside that somebody is still being found for it', () => {
  expect(planned({ ...window, agreed: true })).toEqual({ words: 'plannedAgreed', window: { from: window.from_at, until: window.until_at } });
});

test('a time we only plan with is not named, for nobody agreed to it', () => {
  expect(planned(window)).toEqual({ words: 'planned' });
});

test('and where there is none, none is said to be set', () => {
  expect(planned({})).toEqual({ words: 'plannedOpen' });
});
