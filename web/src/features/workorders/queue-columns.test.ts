import { expect, test } from 'vitest';

import { keptColumns, shownColumns } from './queue-columns';

test('a person’s columns are kept, in the order of the table, and are nobody else’s', () => {
  keptColumns('ann').set(['changed', 'team']);
  expect(keptColumns('ann').get()).toEqual(['team', 'changed']);
  expect(keptColumns('bo').get()).toEqual(['customer', 'asset', 'owner', 'changed']);
});

test('none is a choice too', () => {
  keptColumns('ann').set([]);
  expect(keptColumns('ann').get()).toEqual([]);
  expect(shownColumns([])).toEqual(['priority', 'number', 'title', 'state', 'due']);
});

test('a column that is no more is forgotten', () => {
  localStorage.setItem('aftersales.columns ann', 'team mood');
  expect(keptColumns('ann').get()).toEqual(['team']);
});
