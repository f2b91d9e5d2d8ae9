import { expect, test } from 'vitest';

import type { Shown } from '@/features/workorders/own/types';

import type { Kept } from '../outbox/kept';
import { changesOf, seenOf, seenWith, sent, withFilled, wrongWith } from './values';

const field = (code: string, more: Partial<Shown> = {}): Shown => ({
  code, type: 'text', name_zh: code, name_en: code, hint_zh: '', hint_en: '', unit: '', low: null, high: null, decimals: 0, choices: [],
  value: null, masked: false, name: '', shown: true, required_at: '', options: null, customers: 'none', ...more,
}); // prettier-ignore
const volt = field('volt', { type: 'number', low: 0, high: 400, decimals: 1 });
const kept = (custom: Record<string, unknown>, more: Partial<Kept> = {}): Kept => ({
  id: '1', person: 'p', about: { order: 'o', number: 1, title: '' },
  op: { id: '1', device: 'd', seq: 1, at: '2026-11-22T08:00:00Z', kind: 'order.fill', subject: 'o', base_version: 1, facts: { custom } },
  before: { filled: Object.entries(custom).map(([code, value]) => ({ ...field(code), value })) },
  ...more,
}); // prettier-ignore

test('a number is sent as one, whichever way its decimals are written', () => {
  expect(['12,5', ' 7 ', ''].map((typed) => sent(volt, typed))).toEqual([12.5, 7, null]);
});

test('a number is told what it is not before it is sent', () => {
  expect(['x', '401', '-1', '1.25', '1.2', ''].map((typed) => wrongWith(volt, typed))).toEqual(['number', 'bounds', 'bounds', 'decimals', undefined, undefined]);
});

test('only what is another than stood is sent, and a masked text stays unless it is written anew', () => {
  const stood = [field('a', { value: 'x' }), field('b', { value: 'c***', masked: true }), { ...volt, value: 3 }, field('d', { value: 'y' })];
  expect(changesOf([...stood, field('new')], stood, { a: 'x ', b: '', volt: '3', d: '', new: 'z' })).toEqual({ d: null, new: 'z' });
  expect(seenOf(stood, ['a', 'b', 'volt'])).toEqual({ a: 'x', volt: 3 });
});

test('what comes in while a field is being written is not what its writer saw', () => {
  const seen = seenWith({}, {}, [field('a', { value: 'old' })], 'a');
  expect(seenWith(seen, { a: 'n' }, [field('a', { value: 'theirs' })], 'a')).toEqual({ a: 'old' });
});

test('what was filled in on this phone stands at once, until the server shows it', () => {
  const order = { key: 'o', version: 4, custom: [field('a', { value: 'old' }), field('b')] };
  const waiting = withFilled(order, { waiting: [kept({ a: 'new' })], done: [] });
  expect([waiting.custom.map((one) => one.value), [...waiting.unsent]]).toEqual([['new', null], ['a']]);
  const told = { ...kept({ a: 'new' }), result: { version: 4 } as Kept['result'] } as Kept;
  expect(withFilled(order, { waiting: [], done: [told] }).custom[0]?.value).toBe('old');
});
