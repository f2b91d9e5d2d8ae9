import { expect, test } from 'vitest';

import type { Limits } from '../types';
import { certificatesIn, differences, numberIn, plainly, ruleOf, withNumber, withRule } from './draft';

const body = { rules: { available: true, skill: 2, access: true }, weights: { fit: 20 }, scales: {}, certificates: ['高压电工'], days: 5, offer: { minutes: 15, chain: ['lead'] } };
const limits = { rules: [], objectives: [], numbers: [{ name: 'days', least: 1, most: 7, usual: 5 }], most_weight: 100, most_scale: 1, most_certificates: 10 } as unknown as Limits;

test('what the editor does not know goes through untouched', () => {
  const changed = withNumber(withRule(body, 'skill', 3), 'weights', 'travel', 40);
  expect(changed['offer']).toBe(body.offer);
  expect(changed).toMatchObject({ rules: { available: true, skill: 3, access: true }, weights: { fit: 20, travel: 40 } });
});

test('a rule is off, on, or on with its number; certificates go with their rule', () => {
  expect([ruleOf(body, 'skill'), ruleOf(body, 'access'), ruleOf(body, 'home')]).toEqual([2, true, false]);
  expect(ruleOf(withRule(body, 'access', false), 'access')).toBe(false);
  expect(certificatesIn(withRule({ ...body, rules: { certificate: true } }, 'certificate', false))).toEqual([]);
});

test('a weight of nothing is left out', () => {
  expect(numberIn(withNumber(body, 'weights', 'fit', 0), 'weights', 'fit')).toBeUndefined();
});

test('two bodies that say the same in another order are the same', () => {
  expect(plainly({ a: 1, b: { d: 2, c: 3 } })).toBe(plainly({ b: { c: 3, d: 2 }, a: 1 }));
});

test('versions differ by part and name, and what nobody knows is one difference', () => {
  const is = { ...body, rules: { available: true, skill: 3 }, days: 7, offer: { minutes: 30, chain: ['lead'] } };
  expect(differences(body, is, limits).map(({ part, name }) => `${part} ${name}`)).toEqual(['rules skill', 'rules access', 'offer minutes', 'numbers days']);
  expect(differences(body, { ...body }, limits)).toEqual([]);
});

test('how people are asked is compared as it counts: what is usual may be left out', () => {
  expect(differences({ offer: { how: 'send', minutes: 30 } }, {}, limits)).toEqual([]);
  expect(differences({}, { offer: { how: 'offer' } }, limits)).toEqual([{ part: 'offer', name: 'how', was: 'send', is: 'offer' }]);
});
