import { expect, test } from 'vitest';

import { fresh } from './draft';
import type { Brief, Kind, Thing } from './queries';
import { missingIn, onlyOnes, suggestion, usualKind } from './use-new-order';

const kind = (code: string, default_priority: number) => ({ code, default_priority }) as Kind;
const KINDS = [kind('repair', 2), kind('inquiry', 3), kind('support', 2)];
const MATRIX = [
  [0, 1, 2],
  [1, 2, 3],
  [2, 3, 3],
];

test('a machine is repaired, a program is looked at from here', () => {
  expect(usualKind(KINDS, undefined)?.code).toBe('repair');
  expect(usualKind(KINDS, { is_software: true } as Thing)?.code).toBe('support');
  expect(usualKind([kind('own', 1)], { is_software: true } as Thing)?.code).toBe('own');
  expect(usualKind([], undefined)).toBeUndefined();
});

test('priority comes from impact and urgency once both are said', () => {
  expect(suggestion({ ...fresh(), impact: 1, urgency: 1 }, MATRIX, KINDS[0])).toBe(0);
  expect(suggestion({ ...fresh(), impact: 3, urgency: 2 }, MATRIX, KINDS[0])).toBe(3);
  expect(suggestion({ ...fresh(), impact: 1 }, MATRIX, KINDS[1])).toBe(3);
  expect(suggestion(fresh(), undefined, undefined)).toBe(2);
});

test('where there is only one to choose, it is chosen; what was chosen stays', () => {
  const one = { contacts: [{ key: 'c' }], assets: [{ key: 'a', site: 's' }], sites: [{ key: 's' }, { key: 't' }] } as Brief;
  expect(onlyOnes(one, { contact: null, asset: null })).toEqual({ contact: 'c', asset: 'a', site: 's' });
  const many = { contacts: [{ key: 'c' }, { key: 'd' }], assets: [{ key: 'a', site: null }, { key: 'b', site: 't' }], sites: [{ key: 't' }], likely: 'd' } as Brief;
  expect(onlyOnes(many, { contact: null, asset: null })).toEqual({ contact: 'd', asset: null, site: 't' });
  expect(onlyOnes(many, { contact: 'c', asset: 'b' })).toEqual({ contact: 'c', asset: 'b', site: 't' });
});

test('an order needs a customer, a title and a kind', () => {
  expect(missingIn(fresh(), undefined)).toEqual(['customer', 'title', 'kind']);
  expect(missingIn({ ...fresh(), customer: 'c', title: '漏水' }, KINDS[0])).toEqual([]);
});
