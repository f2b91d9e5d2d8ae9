import { expect, test } from 'vitest';

import { choicesOf } from './addable';
import type { Checklist, TemplateRow } from './types';

const template = (key: string, told: object = {}) => ({ key, subject: 'order', published: 1, archived_at: null, ...told }) as TemplateRow;
const list = (of: string, told: object = {}) => ({ template: of, visit: null, withdrawn_at: null, ...told }) as Checklist;
const visit = (key: string, ended_at: string | null = null) => ({ key, ended_at }) as Parameters<typeof choicesOf>[2][number];
const ids = (...args: Parameters<typeof choicesOf>): string[] => choicesOf(...args).map((one) => one.id);

test('what is a draft or archived cannot be added, nor what the order has', () => {
  const templates = [template('a'), template('b'), template('draft', { published: 0 }), template('old', { archived_at: '2026-11-22T08:00:00Z' })];
  expect(ids(templates, [list('a')], [])).toEqual(['b']);
});

test('what was withdrawn can come back', () => {
  expect(ids([template('a')], [list('a', { withdrawn_at: '2026-11-22T08:00:00Z' })], [])).toEqual(['a']);
});

test('a list of visits is added to one that has not ended and does not have it', () => {
  const each = template('v', { subject: 'visit' });
  expect(ids([each], [list('v', { visit: visit('1') })], [visit('1'), visit('2'), visit('0', '2026-11-22T08:00:00Z')])).toEqual(['v 2']);
});
