import { expect, test } from 'vitest';

import type { Wording } from './queries';
import { groupsOf, isReworded, saidIn } from './sentences';

const wording = (code: string, own = ''): Wording => ({ code, placeholders: [], said: [{ language: 'zh-CN', stock: code, own, version: own ? 1 : 0 }, { language: 'en', stock: code, own: '', version: 0 }] });
const all = ['notice_order_assigned', 'notice_order_assigned_next', 'notice_sla_warning', 'notice_sla_warning_next', 'notice_letter', 'notice_digest_title', 'notice_digest'].map((code) => wording(code));

test('the letters come first, and each notice has its next step beside it', () => {
  expect(groupsOf(all).map(({ id, sample, sentences }) => [id, sample, sentences.map((one) => [one.part, one.wording.code])])).toEqual([
    ['letter', 'order_assigned', [['letter', 'notice_letter']]],
    ['digest', 'digest', [['line', 'notice_digest_title'], ['letter', 'notice_digest']]],
    ['order_assigned', 'order_assigned', [['line', 'notice_order_assigned'], ['next', 'notice_order_assigned_next']]],
    ['sla_warning', 'sla_warning', [['line', 'notice_sla_warning'], ['next', 'notice_sla_warning_next']]],
  ]);
});

test('nothing is lost: every sentence stands in one group', () => {
  expect(groupsOf(all).flatMap(({ sentences }) => sentences.map((one) => one.wording.code)).toSorted()).toEqual(all.map(({ code }) => code).toSorted());
});

test('a group is reworded when one of its sentences is, in either language', () => {
  const [plain, own] = [wording('notice_sla_warning'), wording('notice_order_assigned', '新话')];
  expect(groupsOf([plain, own]).map(isReworded)).toEqual([false, true]);
  expect(saidIn(own, 'zh-CN')?.own).toBe('新话');
});
