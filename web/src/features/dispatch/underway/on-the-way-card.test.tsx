import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import type { Order } from '@/features/workorders/types';
import { InZone } from '@/lib/reader';
import { show } from '@/testing/render';
import { serving } from '@/testing/server';

import { OnTheWayCard } from './on-the-way-card';
import type { VisitArrival } from './queries';

const order = { key: 'o', visits: [{ key: 'done', state: 'done' }, { key: 'v', state: 'travelling', engineer: { key: 'c', name: '陈国栋' } }] } as unknown as Order;
const arrival: VisitArrival = {
  travelling: true, from_at: '2026-11-23T02:20:00Z', until_at: '2026-11-23T02:45:00Z', as_of_at: '2026-11-23T02:00:00Z', old: false, by_position: false, late_minutes: 0,
  page: '/portal/arrival#secret', page_until_at: '2026-11-23T08:00:00Z',
};
const card = (told: Partial<VisitArrival> = {}) => {
  serving({ 'GET /api/v1/visits/v/arrival': { body: { ...arrival, ...told } } });
  show(
    <InZone zone="Asia/Shanghai">
      <OnTheWayCard order={order} />
    </InZone>,
  );
};

function clipboard(writeText: (text: string) => Promise<void>): void {
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
}

test('who is expected when, and until when the link works that one copies', async () => {
  const copied = vi.fn(() => Promise.resolve());
  const user = userEvent.setup();
  clipboard(copied);
  card();
  expect(await screen.findByText('陈国栋预计 10:20–10:45 到')).toBeTruthy();
  expect(screen.getByText('按 10:00 出发和路程推算')).toBeTruthy();
  expect(screen.getByText(/最晚用到 16:00/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: '复制到达链接' }));
  expect(await screen.findByRole('button', { name: '到达链接已复制' })).toBeTruthy();
  expect(copied).toHaveBeenCalledWith(`${location.origin}/portal/arrival#secret`);
  expect(screen.queryByText(/secret/)).toBeNull();
});

test('below the address that the company gave it stays as it is', async () => {
  const copied = vi.fn(() => Promise.resolve());
  const user = userEvent.setup();
  clipboard(copied);
  card({ page: 'https://service.example.com/portal/arrival#secret' });
  await user.click(await screen.findByRole('button', { name: '复制到达链接' }));
  expect(copied).toHaveBeenCalledWith('https://service.example.com/portal/arrival#secret');
});

test('a browser that lets nobody copy shows it', async () => {
  const user = userEvent.setup();
  clipboard(() => Promise.reject(new Error('not allowed')));
  card();
  await user.click(await screen.findByRole('button', { name: '复制到达链接' }));
  expect((await screen.findByLabelText<HTMLInputElement>('没能复制，请选中这个地址复制')).value).toBe(`${location.origin}/portal/arrival#secret`);
});

test('whoever may not send it reads when, and no link', async () => {
  card({ page: null, page_until_at: null });
  expect(await screen.findByText('陈国栋预计 10:20–10:45 到')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('a link that is over says since when', async () => {
  card({ page: null });
  expect(await screen.findByText('到达链接已在 16:00 失效。')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
});

test('how late they are is said', async () => {
  card({ late_minutes: 12, by_position: true, old: true });
  expect(await screen.findByText('会比约定晚 12 分钟')).toBeTruthy();
  expect(screen.getByText('最后一次收到位置是 10:00，时间可能有出入')).toBeTruthy();
});
