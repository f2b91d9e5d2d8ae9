import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';

import { show } from '@/testing/render';
import { serving } from '@/testing/server';

import { WindowsPage } from './windows-page';

/** A form of twenty fields takes jsdom a while. */
const PATIENCE_MS = 30_000;
const RULES = 'GET /api/v1/dispatch/windows';
const bound = (name: string, least: number, most: number, usual: number) => ({ name, least, most, usual });
const limits = {
  most_capacity: 1000,
  numbers: [
    bound('begins_minute', 0, 1439, 540), bound('ends_minute', 1, 2880, 1080), bound('length_minutes', 15, 720, 120), bound('step_minutes', 5, 720, 120), bound('lead_minutes', 0, 20160, 240),
    bound('days_ahead', 0, 60, 14), bound('hold_minutes', 1, 60, 5), bound('move_cutoff_minutes', 0, 20160, 240), bound('cancel_cutoff_minutes', 0, 20160, 240),
  ],
};
const windows = {
  begins_minute: 540, ends_minute: 1080, length_minutes: 120, step_minutes: 120, lead_minutes: 240, days_ahead: 14, hold_minutes: 5, move_cutoff_minutes: 240, cancel_cutoff_minutes: 240,
  weekdays: [0, 1, 2, 3, 4], pause: [720, 780], capacity: 6, portal: true,
};
const rule = { key: 'r1', kind: 'repair', territory: { code: 'sh', name_zh: '上海', name_en: 'Shanghai' }, calendar: null, windows, set_by: { key: 'p', name: '林岚' }, set_at: '2026-01-01T00:00:00Z' };
const around = (rights: object) => ({
  'GET /api/v1/me': { body: { key: 'me', name: '林岚', rights } },
  'GET /api/v1/kinds': { body: [{ key: 'k', code: 'repair', name_zh: '报修', name_en: 'Repair', on_site: true }] },
  'GET /api/v1/territories': { body: { rows: [] } },
  'GET /api/v1/calendars': { body: { rows: [] } },
  'POST /api/v1/dispatch/windows/preview': { body: { zone: 'Asia/Shanghai', rows: [{ day: '2026-01-05', from_at: '2026-01-05T01:00:00Z', until_at: '2026-01-05T03:00:00Z' }], left_out: 3 } },
});
const SETTLES = { 'dispatch.settings': ['all'], 'dispatch.see': ['all'] };

test('a rule says in words which windows whose orders are offered', async () => {
  serving({ ...around(SETTLES), [RULES]: { body: { rows: [rule], limits } } });
  show(<WindowsPage />);
  const row = (await screen.findByText(/上海/)).closest('li');
  expect(row?.textContent).toContain('周一、周二、周三、周四、周五 09:00–18:00 · 每段 2 时 · 12:00–13:00 休息');
  expect(row?.textContent).toContain('至少提前 4 时 · 最远 14 天 · 每段最多 6 单 · 暂留 5 分钟 · 客户可自选');
});

test('whoever may only look is offered nothing to press', async () => {
  serving({ ...around({ 'dispatch.see': ['all'] }), [RULES]: { body: { rows: [rule], limits } } });
  show(<WindowsPage />);
  await screen.findByText(/上海/);
  expect(screen.queryAllByRole('button')).toEqual([]);
});

test('a new rule shows the windows ahead before it is published', async () => {
  const asked = serving({ ...around(SETTLES), [RULES]: { body: { rows: [], limits } }, 'POST /api/v1/dispatch/windows': { status: 201, body: { ...rule, kind: null, territory: null } } });
  show(<WindowsPage />);
  await screen.findByText('还没有预约规则');
  fireEvent.click(within(screen.getByRole('banner')).getByRole('button', { name: '添加规则' }));
  const sheet = await screen.findByRole('dialog', {}, { timeout: PATIENCE_MS });
  const preview = within(sheet).getByRole('region', { name: '这一周的时段' });
  expect(await within(preview).findByText('09:00–11:00')).toBeTruthy();
  expect(within(preview).getByText('后面还有 3 个时段')).toBeTruthy();
  fireEvent.click(within(sheet).getByRole('button', { name: '发布' }));
  await waitFor(() => expect(asked.find((one) => one.path === '/api/v1/dispatch/windows' && one.method === 'POST')?.body).toEqual({ kind: null, territory: null, calendar: null, windows: { ...windows, pause: null, capacity: null } }));
}, PATIENCE_MS);

test('a day without a weekday is not published, and the sheet says why', async () => {
  const asked = serving({ ...around(SETTLES), [RULES]: { body: { rows: [{ ...rule, windows: { ...windows, weekdays: [0] } }], limits } } });
  show(<WindowsPage />);
  fireEvent.click(await screen.findByRole('button', { name: /^修改/ }));
  const sheet = await screen.findByRole('dialog', {}, { timeout: PATIENCE_MS });
  fireEvent.click(within(sheet).getByRole('checkbox', { name: '周一' }));
  fireEvent.click(within(sheet).getByRole('button', { name: '发布' }));
  expect(await within(sheet).findByText('至少选一天', {}, { timeout: PATIENCE_MS })).toBeTruthy();
  expect(asked.some((one) => one.method === 'POST' && one.path === '/api/v1/dispatch/windows')).toBe(false);
}, PATIENCE_MS);
