import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';

import { show } from '@/testing/render';
import { serving } from '@/testing/server';

import { HealthPage } from './health-page';

const HEALTH = 'GET /api/v1/installation/health';
const trouble = (code: string, told: object = {}) => ({ code, count: 0, last_at: null, reasons: [], grave: false, mend: '', ...told });
const machine = {
  version: '0.1.0', postgresql: '18.1', database_since_at: '2026-01-01T00:00:00Z', database_bytes: 1_258_291, connections: 7, connections_allowed: 100, disk_free_bytes: 5 * 2 ** 30, disk_bytes: 10 * 2 ** 30,
};
const health = (told: object = {}) => ({ body: { at: '2026-01-01T00:00:00Z', troubles: [trouble('jobs_failed'), trouble('files_refused')], jobs: [], slow: [], machine, ...told } });

test('where nothing went wrong that is said, and what was counted', async () => {
  serving({ [HEALTH]: health() });
  show(<HealthPage />);
  expect(await screen.findByText('没有任何问题。')).toBeTruthy();
  expect(screen.getByText('另外 2 项都是零')).toBeTruthy();
  expect(screen.getByText('队列里没有任务。')).toBeTruthy();
  expect(screen.getByText('过去 24 小时没有慢语句。')).toBeTruthy();
  expect(screen.getByText('7 / 100')).toBeTruthy();
  expect(screen.queryAllByRole('button')).toEqual([]);
});

test('what needs somebody comes first, with its reasons, and can be tried again', async () => {
  const troubles = [
    trouble('letters_expired', { count: 3, last_at: '2026-01-01T00:00:00Z' }),
    trouble('jobs_failed', { count: 2, grave: true, mend: 'jobs', reasons: [{ reason: 'notices.send', count: 2 }] }),
  ];
  const asked = serving({ [HEALTH]: health({ troubles }), 'POST /api/v1/installation/retry': { body: { count: 2 } } });
  show(<HealthPage />);
  const card = await screen.findByRole('region', { name: '出了什么问题' });
  const [first, second] = [...card.querySelectorAll(':scope > ul > li')];
  expect(first?.textContent).toContain('需要处理失败的任务2');
  expect(first?.textContent).toContain('notices.send 2');
  expect(second?.textContent).toContain('过期未发的邮件3');
  fireEvent.click(within(card).getByRole('button', { name: '重试 · 失败的任务' }));
  await waitFor(() => expect(asked.find((one) => one.method === 'POST')?.body).toEqual({ what: 'jobs' }));
  await waitFor(() => expect(asked.filter((one) => one.method === 'GET').length).toBe(2));
});

test('a kind of trouble of a later server is said by its code', async () => {
  serving({ [HEALTH]: health({ troubles: [trouble('comets', { count: 1 })] }) });
  show(<HealthPage />);
  expect(await screen.findByText('comets')).toBeTruthy();
});

test('jobs and slow statements are told in figures', async () => {
  const jobs = [{ task: 'notices.send', queue: 'mail', waiting: 4, doing: 1, failed: 0, done: 90, oldest_at: '2026-01-01T00:00:00Z', last_failed_at: null }];
  const slow = [{ fingerprint: 'f1d7b2d505a7', text: 'SELECT ? FROM t', times: 2, total_ms: 4500, worst_ms: 3000, last_at: '2026-01-01T00:00:00Z' }];
  serving({ [HEALTH]: health({ jobs, slow }) });
  show(<HealthPage />);
  const row = (await screen.findByText('notices.send')).closest('tr');
  expect([...(row?.querySelectorAll('td') ?? [])].slice(0, 4).map((cell) => cell.textContent)).toEqual(['4', '1', '0', '90']);
  const one = screen.getByText('SELECT ? FROM t').closest('li');
  expect(one?.textContent).toContain('2 次合计 4.5 秒最慢 3 秒');
});

test('whoever may not see it is told so', async () => {
  serving({ [HEALTH]: { status: 403, body: { code: 'not_allowed', status: 403, detail: '没有权限', title: '', facts: {}, request: '' } } });
  show(<HealthPage />);
  expect(await screen.findByRole('heading', { level: 2 })).toBeTruthy();
  expect(screen.queryByText('出了什么问题')).toBeNull();
});
