import { expect, test } from 'vitest';

import { Problem } from '@/api/problem';

import { spotAt, type Load } from '../carry/carry';
import { at, reason, visit } from '../testing/made';
import type { Reason, Verdict } from '../types';
import { askingOf, outcomeOf, wantsReason } from './asking';

const time = (told: string): number => Date.parse(at(told));
const verdict = (...reasons: Reason[]): Verdict => ({ verdict: 'amber', starts_at: '', ends_at: '', travel_minutes: 0, travel_on_minutes: null, late_minutes: 0, reasons });
const FREE: Load = { kind: 'visit', visit: visit('a', 'he', '09:00', '10:00'), how: 'move' };
const PROMISED: Load = { kind: 'visit', visit: visit('a', 'he', '09:00', '10:00', { promised_from_at: at('08:30'), promised_until_at: at('10:00') }), how: 'move' };
const ORDER: Load = { kind: 'order', order: { key: 'o' } as never, minutes: 60 };

test('a place nothing speaks against, or only what is worth knowing, needs no reason', () => {
  expect(askingOf({ load: FREE, spot: spotAt(FREE, 'sun', time('11:00')), verdict: verdict() })).toBeUndefined();
  expect(askingOf({ load: FREE, spot: spotAt(FREE, 'sun', time('11:00')), verdict: verdict(reason('late')) })).toBeUndefined();
});

test('out of the promised window a reason is asked, also where the server has not answered yet', () => {
  expect(askingOf({ load: PROMISED, spot: spotAt(PROMISED, 'sun', time('10:15')), verdict: undefined })).toMatchObject({ promise: true, rules: false });
  expect(askingOf({ load: PROMISED, spot: spotAt(PROMISED, 'sun', time('09:45')), verdict: undefined })).toBeUndefined();
});

test('against a rule a reason is asked, in the words of the rule', () => {
  const asked = askingOf({ load: FREE, spot: spotAt(FREE, 'sun', time('11:00')), verdict: verdict(reason('skill', { rule: true, overrulable: true }), reason('late')) });
  expect(asked).toMatchObject({ promise: false, rules: true, why: ['words of skill'] });
});

test('somebody else than was found first is sent with a reason, as everywhere', () => {
  expect(askingOf({ load: ORDER, spot: spotAt(ORDER, 'sun', time('11:00')), verdict: verdict(reason('not_first')) })).toMatchObject({ why: ['words of not_first'] });
});

test('what comes of letting it go is said as it will be: made, asked about, or left where it was', () => {
  const over = (load: Load, time_: string, ...reasons: Reason[]) => outcomeOf({ load, by: 'hand', spot: spotAt(load, 'sun', time(time_)), verdict: verdict(...reasons), error: undefined });
  expect(over(FREE, '11:00')).toBe('gives');
  expect(over(FREE, '11:00', reason('late'))).toBe('gives');
  expect(over(PROMISED, '10:15')).toBe('asks');
  expect(over(FREE, '11:00', reason('promise'))).toBe('asks');
  expect(over(ORDER, '11:00', reason('not_first'))).toBe('asks');
  expect(over(FREE, '11:00', reason('skill', { rule: true, overrulable: true }))).toBe('asks');
  expect(over(FREE, '11:00', reason('skill', { rule: true, overrulable: true }), reason('past', { rule: true }))).toBe('stays');
});

test('what was let go before the server had answered is asked about once it has', () => {
  const refused = new Problem({ status: 409, code: 'board_rules', detail: '缺少技能', facts: { reasons: [reason('skill', { rule: true, overrulable: true })] } });
  expect(wantsReason(refused)).toBe(true);
  expect(askingOf({ load: FREE, spot: spotAt(FREE, 'sun', time('11:00')) }, refused)).toMatchObject({ rules: true, why: ['words of skill'] });
  const plain = new Problem({ status: 422, code: 'invalid', errors: [{ field: 'reason', code: 'overruling_without_reason', message: '请说明原因。' }] });
  expect(askingOf({ load: ORDER, spot: spotAt(ORDER, 'sun', time('11:00')) }, plain)).toMatchObject({ why: ['请说明原因。'] });
  expect(wantsReason(new Problem({ status: 409, code: 'board_never' }))).toBe(false);
});
