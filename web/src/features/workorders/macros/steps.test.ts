import { expect, test } from 'vitest';

import { DOINGS, newStep, ONCE, sent } from './steps';

test('what is said may be said twice, what is done is done once', () => {
  expect(DOINGS.filter((one) => !ONCE.has(one))).toEqual(['reply', 'note']);
});

test('a wait without a day is sent without an hour', () => {
  expect(sent([{ ...newStep('wait'), wake_days: null }])[0]).toMatchObject({ do: 'wait', wake_days: null, wake_minute: null, reason: 'customer' });
});
