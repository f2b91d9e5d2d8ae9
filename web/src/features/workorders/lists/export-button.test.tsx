import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import { show } from '@/testing/render';
import { serving } from '@/testing/server';

import { ExportButton } from './export-button';

const running = { key: 'e', state: 'running', name: 'a.xlsx', format: 'xlsx', done: 5, total: 10, bytes: null, kept_until: null, trouble: '', started_at: '2026-11-22T10:00:00Z' };

test('an export that would not stop says why', async () => {
  serving({
    'GET /api/v1/workorders/exports': { body: { rows: [running] } },
    'POST /api/v1/workorders/exports/e/stop': { status: 409, body: { code: 'run_over', status: 409, detail: '这次导出已经结束了' } },
  });
  show(<ExportButton columns={[]} />);
  fireEvent.click(screen.getByRole('button', { name: /导出/ }));
  fireEvent.click(await screen.findByRole('button', { name: '停止' }));
  expect(await screen.findByText('这次导出已经结束了')).toBeTruthy();
});
