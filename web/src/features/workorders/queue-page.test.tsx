import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { show } from '@/testing/render';
import { serving } from '@/testing/server';

import { QueuePage } from './queue-page';
import type { Row } from './types';

const count = { n: 0, capped: false };
const counts = { open: { n: 1000, capped: true }, mine: count, unassigned: count, reported: count, overdue: count, waiting: count, resolved: count };

const row = (number: number): Row => ({
  id: number, key: `key-${number}`, number, title: `第 ${number} 张`, priority: 1, state: 'working', state_name: null, sub_state: '', sub_state_name: null, channel: 'phone',
  kind: { code: 'repair', name_zh: '报修', name_en: 'Repair' }, customer: { key: 'c', name: '江海制药' }, asset: null, owner: null, team: null,
  act_by: 'resolution', act_by_at: '2026-01-01T00:00:00Z', wait_reason: '', wake_at: null, reopen_count: 0,
  reported_at: '2025-12-31T00:00:00Z', changed_at: '2026-01-01T00:00:00Z', version: 1,
});

const LIST = 'GET /api/v1/workorders';
const COUNTS = { 'GET /api/v1/workorders/counts': { body: counts } };

test('rows are links, and a count that stopped says so', async () => {
  serving({ ...COUNTS, [LIST]: { body: { rows: [row(1), row(2)], next: null } } });
  show(<QueuePage />, { at: '/orders?view=open' });
  const link = await screen.findByRole('link', { name: '第 1 张' });
  expect(link.getAttribute('href')).toBe('/orders/key-1?view=open');
  expect(await screen.findByText('1,000 条以上')).toBeTruthy();
  expect(screen.getAllByText(/^超 /)).toHaveLength(2);
  expect(screen.getAllByText('未派')).toHaveLength(2);
});

test('an empty view says what it is for and the next step', async () => {
  serving({ ...COUNTS, [LIST]: { body: { rows: [], next: null } } });
  show(<QueuePage />, { at: '/orders?view=mine' });
  expect(await screen.findByText('您手上没有工单')).toBeTruthy();
  expect(screen.getByRole('link', { name: '看未派的' }).getAttribute('href')).toBe('/orders?view=unassigned');
});

test('a refusal is said in the server’s words', async () => {
  serving({ ...COUNTS, [LIST]: { status: 403, body: { code: 'not_allowed', detail: '您没有权限做这一步。' } } });
  show(<QueuePage />, { at: '/orders' });
  expect(await screen.findByText('您没有权限做这一步。')).toBeTruthy();
});

test('a fault names the request, and trying again reads again', async () => {
  let broken = true;
  serving({ ...COUNTS, [LIST]: () => (broken ? { status: 500, body: { detail: '系统出了意外。', request: 'r-1' } } : { body: { rows: [row(1)], next: null } }) });
  show(<QueuePage />, { at: '/orders' });
  expect(await screen.findByText('请求编号 r-1')).toBeTruthy();
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: '重试' }));
  expect(await screen.findByRole('link', { name: '第 1 张' })).toBeTruthy();
});

test('J and K move the focus from row to row', async () => {
  serving({ ...COUNTS, [LIST]: { body: { rows: [row(1), row(2), row(3)], next: null } } });
  show(<QueuePage />, { at: '/orders' });
  await screen.findByRole('link', { name: '第 1 张' });
  await userEvent.keyboard('jjj');
  expect(document.activeElement?.textContent).toBe('第 3 张');
  await userEvent.keyboard('jk');
  expect(document.activeElement?.textContent).toBe('第 2 张');
});

test('scrolling keeps the rows that stay in sight as they are, and makes only the new ones', async () => {
  serving({ ...COUNTS, [LIST]: { body: { rows: Array.from({ length: 200 }, (_, at) => row(at + 1)), next: null } } });
  show(<QueuePage />, { at: '/orders' });
  const stays = (await screen.findByRole('link', { name: '第 20 张' })).closest('tr');
  const box = stays?.closest('table')?.parentElement;
  expect(box).toBeTruthy();
  if (!box) return;
  box.scrollTop = 16 * 32;
  fireEvent.scroll(box);
  expect(screen.queryByRole('link', { name: '第 2 张' })).toBeNull();
  expect(screen.getByRole('link', { name: '第 20 张' }).closest('tr')).toBe(stays);
});

test('a state that a team calls otherwise, and the step it added, stand in the list as on the order’s page', async () => {
  const renamed = { ...row(1), state_name: { name_zh: '排查中', name_en: 'Digging' }, sub_state: 'lab', sub_state_name: { name_zh: '送检', name_en: 'In the lab' } };
  serving({ ...COUNTS, [LIST]: { body: { rows: [renamed, row(2)], next: null } } });
  show(<QueuePage />, { at: '/orders' });
  expect(await screen.findByText('排查中 · 送检')).toBeTruthy();
  expect(screen.getByText('处理中')).toBeTruthy();
});

test('what the address narrows the queue to is asked of the server, and a chip takes it away', async () => {
  const asked: string[] = [];
  serving({
    ...COUNTS,
    [LIST]: ({ search }) => {
      asked.push(new URLSearchParams(search).get('customer') ?? '');
      return { body: { rows: [row(1)], next: null } };
    },
    'GET /api/v1/customers/c': { body: { customer: { key: 'c', name: '江海制药' } } },
  });
  show(<QueuePage />, { at: '/orders?view=open&customer=c&show=public' });
  const link = await screen.findByRole('link', { name: '第 1 张' });
  expect(link.getAttribute('href')).toBe('/orders/key-1?view=open&customer=c');
  await userEvent.click(await screen.findByRole('button', { name: '不限客户' }));
  await vi.waitFor(() => expect(asked).toEqual(['c', '']));
});

test('the column a list is sorted by says so, whichever it is', async () => {
  serving({ ...COUNTS, [LIST]: { body: { rows: [row(1)], next: null } } });
  show(<QueuePage />, { at: '/orders?view=open&sort=-number' });
  await screen.findByRole('link', { name: '第 1 张' });
  expect(screen.getAllByRole('columnheader').flatMap((head) => [head.getAttribute('aria-sort')].filter(Boolean))).toEqual(['descending']);
});
