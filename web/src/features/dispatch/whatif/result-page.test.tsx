import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import { show } from '@/testing/render';
import { serving } from '@/testing/server';

import { ResultPage } from './result-page';
import type { Figures, WhatIf } from './types';

const figures: Figures = { orders: 40, nobody: 1, promised: 40, in_time: 30, travel: 600, minutes: 3000, overtime: 20, wait: 90, compared: 3, gini: 0.1, spread: [10, 20, 30] };
const one: WhatIf = {
  key: 'k', state: 'done', started_at: '2026-11-22T10:00:00Z', ended_at: '2026-11-22T10:01:00Z', by: { key: 'a', name: '林岚' }, done: 80, total: 80, since: '2026-10-01', until: '2026-10-31',
  policy: null, without: [{ key: 'e', name: '何俊' }], copies: [], shifts: [], engine: 1, trouble: '',
  result: {
    really: figures, present: figures, changed: { ...figures, in_time: 26, travel: 480 }, moved: 7, measured: 22, cancelled: 2, unreceived: 0, without_policy: 0, crews: 0, engineers: 3, changed_engineers: 2,
    numbers: { balanced: 1 }, fingerprint: 'abc',
  },
};

test('the answer stands in the first line, and what was changed above it', async () => {
  serving({ 'GET /api/v1/dispatch/whatifs/k': { body: one } });
  show(<ResultPage />, { path: '/dispatch/whatif/:key', at: '/dispatch/whatif/k' });
  expect(await screen.findByText('按时开始少 10 个百分点；路上少 2 时')).toBeTruthy();
  expect(screen.getByText('没有 何俊')).toBeTruthy();
  expect(screen.getByText(/7 条工单换了人，共 40 条/)).toBeTruthy();
});

test('one that took too long says what to do', async () => {
  serving({ 'GET /api/v1/dispatch/whatifs/k': { body: { ...one, state: 'failed', result: null, trouble: 'whatif_too_long' } } });
  show(<ResultPage />, { path: '/dispatch/whatif/:key', at: '/dispatch/whatif/k' });
  expect(await screen.findByText(/超过 15 分钟还没算完/)).toBeTruthy();
});
