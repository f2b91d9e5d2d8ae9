import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { InZone } from '@/lib/reader';
import { show as showAt } from '@/testing/render';
import { serving } from '@/testing/server';

import { ProposalsPage } from './proposals-page';
import { head } from './testing/made';

vi.setConfig({ testTimeout: 120_000 });

const LIST = 'GET /api/v1/dispatch/proposals';
const me = (...rights: string[]) => ({ body: { key: 'me', name: '王敏', zone: 'Asia/Shanghai', language: 'zh-CN', rights: Object.fromEntries(rights.map((right) => [right, ['all']])) } });
const BOTH = me('dispatch.decide', 'workorders.plan');
const NONE = { body: { rows: [], next: null } };

const show = () =>
  showAt(
    <InZone zone="Asia/Shanghai">
      <ProposalsPage />
    </InZone>,
    { path: '/dispatch/proposals', at: '/dispatch/proposals' },
  );

test('each says what was asked, by whom, how far it is and what it comes to', async () => {
  serving({ 'GET /api/v1/me': BOTH, [LIST]: { body: { rows: [head({ key: 'a', state: 'running', done: 30, gain: null }), head({ key: 'b', team: { key: 't', name_zh: '华东组', name_en: 'East' } })], next: null } } });
  show();
  expect(await screen.findByText('正在排 30%')).toBeTruthy();
  expect(screen.getByText('华东组')).toBeTruthy();
  expect(screen.getByText(/^比逐单派：多安排 2 单/)).toBeTruthy();
  expect(screen.getAllByText(/Wang Min/)).toHaveLength(2);
});

test('where none was asked for it says what a plan is, and where to ask', async () => {
  serving({ 'GET /api/v1/me': BOTH, [LIST]: NONE });
  show();
  expect(await screen.findByText('还没有求过方案')).toBeTruthy();
  expect(screen.getByRole('link', { name: '去调度板' }).getAttribute('href')).toBe('/dispatch/board');
});

test('without both rights nothing is asked of the server', async () => {
  const asked = serving({ 'GET /api/v1/me': me('dispatch.decide') });
  show();
  expect(await screen.findByText('排程由派单的人来做')).toBeTruthy();
  expect(asked.some((one) => one.path.includes('/proposals'))).toBe(false);
});

test('asked for, a refusal is said and what was filled in stays', async () => {
  const asked = serving({ 'GET /api/v1/me': BOTH, [LIST]: NONE, 'GET /api/v1/teams': NONE, 'POST /api/v1/dispatch/proposals': { status: 409, body: { code: 'too_many_proposals', detail: '您已经有 3 个方案在排。' } } });
  show();
  await screen.findByText('还没有求过方案');
  await userEvent.keyboard('{Shift>}P{/Shift}');
  await userEvent.click(await screen.findByRole('radio', { name: /^重排/ }));
  await userEvent.click(screen.getByRole('button', { name: '开始排' }));
  expect(await screen.findByText('您已经有 3 个方案在排。')).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /^重排/ }).checked).toBe(true);
  expect(asked.find((one) => one.method === 'POST')?.body).toMatchObject({ kind: 'reshuffle', team: null, engineers: [], orders: true });
});

test('a night plan is asked for every team at once', async () => {
  const asked = serving({ 'GET /api/v1/me': BOTH, [LIST]: NONE, 'GET /api/v1/teams': NONE, 'POST /api/v1/dispatch/proposals/night': { status: 201, body: { rows: [], next: null } } });
  show();
  await userEvent.click(await screen.findByRole('button', { name: /^求方案/ }));
  await userEvent.click(await screen.findByRole('radio', { name: /^夜间排程/ }));
  expect(await screen.findByText(/每个有工程师的组各求一个方案/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '开始排' }));
  await waitFor(() => expect(Object.keys(asked.find((one) => one.path.endsWith('/night'))?.body ?? {})).toEqual(['since', 'until']));
});

test('whoever settles dispatch says when plans are asked for by themselves, and stops that', async () => {
  const rule = { key: 'r', team: null, hour: 20, days: 2, repairs: true, set_at: '2026-11-23T02:00:00Z', set_by: null };
  const asked = serving({
    'GET /api/v1/me': me('dispatch.decide', 'workorders.plan', 'dispatch.settings'),
    [LIST]: NONE,
    'GET /api/v1/teams': NONE,
    'GET /api/v1/dispatch/plan-rules': { body: { rows: [rule], next: null } },
    'POST /api/v1/dispatch/plan-rules': { status: 201, body: rule },
    'POST /api/v1/dispatch/plan-rules/r/drop': { body: {} },
  });
  show();
  expect(await screen.findByText('每天 20:00 求 2 天的方案；有事时求当日修补')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '改其余所有组的自动求方案' }));
  await userEvent.click(await screen.findByRole('checkbox', { name: '有事时求当日修补' }));
  await userEvent.click(screen.getByRole('button', { name: /^保\s?存$/ }));
  await waitFor(() => expect(asked.find((one) => one.method === 'POST')?.body).toEqual({ team: null, hour: 20, days: 2, repairs: false }));
  await userEvent.click(await screen.findByRole('button', { name: '停用其余所有组的自动求方案' }));
  await userEvent.click(await screen.findByRole('button', { name: /^停\s?用$/ }));
  await waitFor(() => expect(asked.some((one) => one.path.endsWith('/plan-rules/r/drop'))).toBe(true));
});
