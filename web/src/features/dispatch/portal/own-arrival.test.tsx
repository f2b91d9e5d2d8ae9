import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';

import { InZone } from '@/lib/reader';
import { show } from '@/testing/render';
import { serving } from '@/testing/server';

import type { Arrival } from './arrival';
import { OwnArrival } from './own-arrival';

const ASK = 'GET /api/v1/portal/workorders/o1/arrival';
const travelling: Arrival = {
  state: 'travelling', number: 'W-1024', site: '张江冷站', engineer: '陈国栋', zone: 'Asia/Shanghai', old: false, late: false, way: null, as_of_at: null,
  departed_at: '2026-11-23T02:00:00Z', from_at: '2026-11-23T02:20:00Z', until_at: '2026-11-23T02:45:00Z', promised_from_at: '2026-11-23T01:00:00Z', promised_until_at: '2026-11-23T03:00:00Z',
};
const card = (zone = 'Asia/Shanghai') =>
  show(
    <InZone zone={zone}>
      <OwnArrival orderKey="o1" />
    </InZone>,
  );

test('who and when stand on the order, by the clock of the place', async () => {
  serving({ [ASK]: { body: travelling } });
  card();
  expect(await screen.findByText('10:20–10:45 到达')).toBeTruthy();
  expect(screen.getByText('陈国栋正在来的路上')).toBeTruthy();
  expect(screen.getByText('按 10:00 出发和路程推算，自动更新')).toBeTruthy();
  expect(screen.queryByText(/以下是服务地点的时间/)).toBeNull();
});

test('whose clock shows another time is told whose this one is', async () => {
  serving({ [ASK]: { body: travelling } });
  card('Europe/Berlin');
  expect(await screen.findByText('10:20–10:45 到达')).toBeTruthy();
  expect(screen.getByText(/以下是服务地点的时间/)).toBeTruthy();
});

test('whoever will be late says so', async () => {
  serving({ [ASK]: { body: { ...travelling, late: true, as_of_at: '2026-11-23T02:10:00Z', way: 45 } } });
  card();
  expect(await screen.findByText('会晚于约定的 09:00–11:00，抱歉让您久等。')).toBeTruthy();
  expect(screen.getByText('按 10:10 的位置推算，自动更新')).toBeTruthy();
});

test('while nobody knows when, nothing is shown', async () => {
  const asked = serving({ [ASK]: { body: { ...travelling, state: 'over' } } });
  card();
  await waitFor(() => expect(asked).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByText('预计到达')).toBeNull();
});
