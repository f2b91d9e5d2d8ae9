import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';

import { show } from '@/testing/render';
import { serving } from '@/testing/server';

import type { Suggestion, Waiting } from '../types';
import { DispatchPage } from './dispatch-page';

const LIST = 'GET /api/v1/dispatch/undecided';
const order = (number: number): Waiting['order'] => ({
  id: number, key: `key-${number}`, number, title: `第 ${number} 张`, priority: 1, state: 'triaged', state_name: null, sub_state: '', sub_state_name: null, channel: 'phone',
  kind: { code: 'repair', name_zh: '报修', name_en: 'Repair' }, customer: { key: 'c', name: '江海制药' }, asset: null, owner: null, team: null,
  act_by: 'arrival', act_by_at: '2026-01-01T00:00:00Z', wait_reason: '', wake_at: null, reopen_count: 0,
  reported_at: '2025-12-31T00:00:00Z', changed_at: '2026-01-01T00:00:00Z', version: 1,
});
const facts = { on_site: true, work_minutes: 90, travel_minutes: 18, ahead_minutes: 0, recent_minutes: 0, overtime_minutes: 0, slack_minutes: 47, proficiency: 2, asset_visits: 3, customer_visits: 4, wanted: false };
const suggestion = (of: number, name: string | null): Suggestion => ({
  key: `decision-${of}`, at: '2026-01-01T00:00:00Z', by: null, policy: 'balanced', policy_zh: '均衡', policy_en: 'Balanced', number: 2, candidates: 9, able: name ? 5 : 0,
  chosen: name ? { key: 'p', name } : null, runner_up: null, starts_at: name ? '2026-01-01T01:00:00Z' : null, ends_at: name ? '2026-01-01T02:00:00Z' : null,
  failing: [], crew: null, sent: null, skill: null, facts: name ? facts : null, because: ['continuity', 'travel'], stops: name ? [] : [{ rule: 'available', count: 5, alone: 4 }, { rule: 'skill', count: 2, alone: 1 }], turn: null,
});
const waiting = (number: number, name: string | null = '何俊', may_send = true): Waiting => ({ order: order(number), people: 1, place: null, suggestion: suggestion(number, name), may_send });
const NONE = { body: { rows: [], next: null } };
const listed = (...rows: Waiting[]) => ({ [LIST]: { body: { rows, next: null } }, 'GET /api/v1/dispatch/offered': NONE, 'GET /api/v1/dispatch/waiting': NONE, 'GET /api/v1/dispatch/out_of_turn': NONE });
const current = () => document.querySelector('[data-waiting][aria-current="true"]')?.getAttribute('data-waiting');

beforeEach(() => {
  Element.prototype.scrollIntoView = vi.fn();
});

test('each order says who would go, when, how far, and what spoke for them', async () => {
  serving(listed(waiting(1)));
  show(<DispatchPage />, { at: '/dispatch' });
  const row = (await screen.findByRole('link', { name: '第 1 张' })).closest('li');
  expect(row?.textContent).toContain('何俊');
  expect(row?.textContent).toContain('比时限早 47 分');
  expect(row?.textContent).toContain('路上 18 分 · 来过这台设备 3 次');
});

test('nobody can go: the rules that stand in the way are named', async () => {
  serving(listed(waiting(1, null)));
  show(<DispatchPage />, { at: '/dispatch' });
  expect(await screen.findByText('没有人能去。')).toBeTruthy();
  expect(screen.getByText(/5 人没有空档、2 人缺少技能/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /派给何俊/ })).toBeNull();
});

test('J goes on, Enter sends whom was suggested, and the order leaves the list', async () => {
  let sent = false;
  const asked = serving({
    [LIST]: () => ({ body: { rows: sent ? [waiting(1)] : [waiting(1), waiting(2, '孙浩')], next: null } }),
    'POST /api/v1/workorders/key-2/decisions/decision-2/send': () => {
      sent = true;
      return { status: 201, body: { engineer: { key: 'p', name: '孙浩' }, visit: 'v', overruled: false, at: '2026-01-01T00:00:00Z' } };
    },
  });
  show(<DispatchPage />, { at: '/dispatch' });
  await screen.findByRole('link', { name: '第 2 张' });
  expect(current()).toBe('key-1');
  await userEvent.keyboard('j');
  expect(current()).toBe('key-2');
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('link', { name: '第 2 张' })).toBeNull());
  expect(current()).toBe('key-1');
  expect(asked.filter((one) => one.method === 'POST').map((one) => one.path)).toEqual(['/api/v1/workorders/key-2/decisions/decision-2/send']);
});

test('U takes back whom one has just sent, and the order is there again', async () => {
  let sent = false;
  const asked = serving({
    ...listed(),
    [LIST]: () => ({ body: { rows: sent ? [] : [waiting(1)], next: null } }),
    'POST /api/v1/workorders/key-1/decisions/decision-1/send': () => {
      sent = true;
      return { status: 201, body: { engineer: { key: 'p', name: '何俊' }, visit: 'v', overruled: false, at: '2026-01-01T00:00:00Z', recalled_at: null } };
    },
    'POST /api/v1/workorders/key-1/decisions/decision-1/recall': () => {
      sent = false;
      return { body: { engineer: { key: 'p', name: '何俊' }, visit: 'v', overruled: false, at: '2026-01-01T00:00:00Z', recalled_at: '2026-01-01T00:00:04Z' } };
    },
  });
  show(<DispatchPage />, { at: '/dispatch' });
  await screen.findByRole('link', { name: '第 1 张' });
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByRole('button', { name: /撤销/ })).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('link', { name: '第 1 张' })).toBeNull());
  await userEvent.keyboard('u');
  expect(await screen.findByText(/W-1 已撤销，何俊不去了/)).toBeTruthy();
  expect(await screen.findByRole('link', { name: '第 1 张' })).toBeTruthy();
  expect(asked.filter((one) => one.path.endsWith('/recall'))).toHaveLength(1);
});

test('what cannot be taken back any more says why', async () => {
  serving({
    ...listed(waiting(1)),
    'POST /api/v1/workorders/key-1/decisions/decision-1/send': { status: 201, body: { engineer: { key: 'p', name: '何俊' }, visit: 'v', overruled: false, at: '2026-01-01T00:00:00Z', recalled_at: null } },
    'POST /api/v1/workorders/key-1/decisions/decision-1/recall': { status: 409, body: { code: 'moved_since_sent', detail: '派出后已有变化。' } },
  });
  show(<DispatchPage />, { at: '/dispatch' });
  await screen.findByRole('link', { name: '第 1 张' });
  await userEvent.keyboard('{Enter}');
  await userEvent.click(await screen.findByRole('button', { name: /撤销/ }));
  expect(await screen.findByText('派出后已有变化。')).toBeTruthy();
});

test('a slot that was taken is not sent: everybody is weighed again, and the reader looks once more', async () => {
  const asked = serving({
    ...listed(waiting(1)),
    'POST /api/v1/workorders/key-1/decisions/decision-1/send': { status: 409, body: { code: 'double_booked', detail: '这个时段已有安排。' } },
    'POST /api/v1/workorders/key-1/decisions': { status: 201, body: suggestion(7, '孙浩') },
  });
  show(<DispatchPage />, { at: '/dispatch' });
  await screen.findByRole('link', { name: '第 1 张' });
  await userEvent.keyboard('{Enter}');
  expect((await screen.findByRole('alert')).textContent).toContain('已经重新评估');
  expect(asked.filter((one) => one.method === 'POST')).toHaveLength(2);
  expect(await screen.findAllByRole('button', { name: /派给孙浩/ })).not.toHaveLength(0);
});

test('an order nobody has weighed lately is weighed on its own, by who may', async () => {
  const asked = serving({
    ...listed({ ...waiting(1), suggestion: null }, { ...waiting(2), suggestion: null, may_send: false }),
    'POST /api/v1/workorders/key-1/decisions': { status: 201, body: suggestion(1, '孙浩') },
  });
  show(<DispatchPage />, { at: '/dispatch' });
  expect(await screen.findAllByRole('button', { name: /派给孙浩/ })).not.toHaveLength(0);
  const other = screen.getByRole('link', { name: '第 2 张' }).closest('li');
  expect(within(other as HTMLElement).getByText('还没有评估谁能去。')).toBeTruthy();
  expect(asked.filter((one) => one.method === 'POST')).toHaveLength(1);
});

test('A asks first, and the order leaves the list', async () => {
  let asked = false;
  const round = { key: 'r', how: 'offer', state: 'open', urgent: false, by: null, asked: 1, expires_at: '2026-01-01T01:00:00Z', offers: [{ state: 'open', engineer: { key: 'p', name: '何俊' } }] };
  serving({
    ...listed(),
    [LIST]: () => ({ body: { rows: asked ? [] : [waiting(1)], next: null } }),
    'POST /api/v1/workorders/key-1/decisions/decision-1/offer': () => {
      asked = true;
      return { status: 201, body: round };
    },
  });
  show(<DispatchPage />, { at: '/dispatch' });
  await screen.findByRole('link', { name: '第 1 张' });
  await userEvent.keyboard('a');
  expect(await screen.findByText(/W-1：正在等何俊回应/)).toBeTruthy();
  expect(await screen.findByText('都派出去了')).toBeTruthy();
});

test('who has just been asked about by somebody else is not sent over: the list is read again', async () => {
  const asked = serving({
    ...listed(waiting(1)),
    'POST /api/v1/workorders/key-1/decisions/decision-1/send': { status: 409, body: { code: 'offered_already', detail: '此单正在邀约中。' } },
  });
  show(<DispatchPage />, { at: '/dispatch' });
  await screen.findByRole('link', { name: '第 1 张' });
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByText(/有人刚刚问了工程师/)).toBeTruthy();
  await waitFor(() => expect(asked.filter((one) => one.path === '/api/v1/dispatch/undecided').length).toBeGreaterThan(1));
  expect(asked.filter((one) => one.method === 'POST')).toHaveLength(1);
});

test('the lists say how much is in each, and the address which one is shown', async () => {
  serving(listed(waiting(1), waiting(2)));
  show(<DispatchPage />, { at: '/dispatch?list=offered' });
  expect(await screen.findByText('没有在等谁回应')).toBeTruthy();
  expect(await screen.findByRole('link', { name: '待派 2' })).toBeTruthy();
  expect(screen.getByRole('link', { name: '等回应 0' }).getAttribute('aria-current')).toBe('page');
});

test('an empty list says so, a refusal in the server’s words', async () => {
  serving(listed());
  const { unmount } = show(<DispatchPage />, { at: '/dispatch' });
  expect(await screen.findByText('都派出去了')).toBeTruthy();
  unmount();
  serving({ [LIST]: { status: 403, body: { code: 'not_allowed', detail: '您没有权限做这一步。' } } });
  show(<DispatchPage />, { at: '/dispatch' });
  expect(await screen.findByText('您没有权限做这一步。')).toBeTruthy();
});
