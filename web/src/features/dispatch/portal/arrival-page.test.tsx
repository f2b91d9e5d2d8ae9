import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';

import { serving } from '@/testing/server';

import { ArrivalPage } from './arrival-page';
import type { Arrival } from './arrival';

const nothing = { number: null, site: null, engineer: null, zone: null, departed_at: null, from_at: null, until_at: null, as_of_at: null, old: false, late: false, way: null, promised_from_at: null, promised_until_at: null };
const travelling: Arrival = {
  ...nothing, state: 'travelling', number: 'W-1024', site: '张江冷站', engineer: '陈国栋', zone: 'Asia/Shanghai',
  departed_at: '2026-11-23T02:00:00Z', from_at: '2026-11-23T02:20:00Z', until_at: '2026-11-23T02:45:00Z',
  promised_from_at: '2026-11-23T01:00:00Z', promised_until_at: '2026-11-23T03:00:00Z',
};

function open(answer: { body: unknown; status?: number }) {
  location.hash = '#secret';
  const asked = serving({ 'GET /api/v1/portal/arrival': answer });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ArrivalPage phone="400-800-1010" />
    </QueryClientProvider>,
  );
  return asked;
}

afterEach(() => {
  location.hash = '';
});

test('when stands first, by the clock of the place, and that it is reckoned from setting out', async () => {
  open({ body: travelling });
  expect((await screen.findByText('10:20–10:45 到达')).tagName).toBe('H1');
  expect(screen.getByText('陈国栋正在来的路上')).toBeTruthy();
  expect(screen.getByText('按 10:00 出发和路程推算，自动更新')).toBeTruthy();
  expect(screen.getByLabelText('在来的路上')).toBeTruthy();
  expect(screen.getByText('09:00–11:00')).toBeTruthy();
});

test('the secret goes in a header and in no address', async () => {
  const asked = open({ body: travelling });
  await screen.findByText('陈国栋正在来的路上');
  expect(asked.map(({ search, headers }) => [search, headers.get('X-Arrival-Link')])).toEqual([['', 'secret']]);
});

test('a position says of when it is, and one of long ago that it is', async () => {
  open({ body: { ...travelling, as_of_at: '2026-11-23T02:10:00Z', way: 45 } });
  expect(await screen.findByText('按 10:10 的位置推算，自动更新')).toBeTruthy();
  expect(screen.getByLabelText('路程走了大约 45%')).toBeTruthy();
});

test('an old position is called old', async () => {
  open({ body: { ...travelling, as_of_at: '2026-11-23T02:10:00Z', way: 45, old: true } });
  expect(await screen.findByText(/最后一次收到位置是 10:10/)).toBeTruthy();
});

test('whoever will be late says so before they are', async () => {
  open({ body: { ...travelling, late: true } });
  expect(await screen.findByText('会晚于约定的 09:00–11:00，抱歉让您久等。')).toBeTruthy();
});

test.each([
  ['arrived', '工程师已经到了'],
  ['over', '这次行程已经结束'],
])('of a way that is %s nothing is left', async (state, title) => {
  open({ body: { ...nothing, state } });
  expect((await screen.findByText(title)).tagName).toBe('H1');
  expect(screen.queryByText(/出发/)).toBeNull();
});

test('a link that leads nowhere says so, with the number to call', async () => {
  open({ status: 404, body: { code: 'arrival_link_over', title: '', detail: '', status: 404 } });
  expect((await screen.findByText('链接已失效')).tagName).toBe('H1');
  expect(screen.getByText('有疑问请拨打 400-800-1010').getAttribute('href')).toBe('tel:4008001010');
});
