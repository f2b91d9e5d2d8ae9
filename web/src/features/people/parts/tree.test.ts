import { expect, test } from 'vitest';

import { chainUp, treeOrder } from './tree';

const rows = [
  { key: 'east', parent: 'service' },
  { key: 'service', parent: null },
  { key: 'shanghai', parent: 'east' },
  { key: 'south', parent: 'service' },
  { key: 'lost', parent: 'gone' },
];

test('parents stand before what is below them', () => {
  expect(treeOrder(rows).map(({ row, depth }) => `${depth} ${row.key}`)).toEqual(['0 service', '1 east', '2 shanghai', '1 south', '0 lost']);
});

test('the chain climbs to the top, and a loop ends it', () => {
  expect(chainUp(rows, 'shanghai').map((row) => row.key)).toEqual(['shanghai', 'east', 'service']);
  expect(chainUp([{ key: 'a', parent: 'b' }, { key: 'b', parent: 'a' }], 'a')).toHaveLength(2);
});
