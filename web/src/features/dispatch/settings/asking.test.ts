import { expect, test } from 'vitest';

import type { Limits } from '../types';
import { askingIn, withAsking, wrongIn } from './asking';

const limits = { offer: [{ name: 'minutes', least: 1, most: 2880, usual: 30 }, { name: 'remind', least: 0, most: 2879, usual: 10 }, { name: 'people', least: 1, most: 50, usual: 5 }] } as unknown as Limits;

test('a policy that says nothing of it sends outright', () => {
  expect(askingIn({})).toEqual({ how: 'send', minutes: 30, remind: 10, people: 5, urgent: false });
});

test('a short offer reminds nobody unless that is told', () => {
  expect(askingIn({ offer: { how: 'offer', minutes: 5 } }).remind).toBe(0);
  expect(askingIn({ offer: { how: 'offer', minutes: 5, remind: 2 } }).remind).toBe(2);
});

test('what is told otherwise leaves the rest as it was', () => {
  expect(withAsking({ days: 5, offer: { how: 'pool', chain: ['lead'] } }, { minutes: 60 })).toEqual({ days: 5, offer: { how: 'pool', chain: ['lead'], minutes: 60 } });
});

test('a reminder before the asking, and figures out of range, are wrong', () => {
  expect(wrongIn({ offer: { minutes: 30, remind: 10 } }, limits)).toEqual([]);
  expect(wrongIn({ offer: { minutes: 10, remind: 10 } }, limits)).toEqual(['remind']);
  expect(wrongIn({ offer: { minutes: 3000, people: 0 } }, limits)).toEqual(['minutes', 'people']);
});
