import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';

import { show } from '@/testing/render';
import { serving } from '@/testing/server';

import SaveView from './save-view';

test('a view is kept once however often it is pressed, and one that is refused says why and stays', async () => {
  let up = false;
  const asked = serving({
    'GET /api/v1/me': { body: { key: 'me', rights: {} } },
    'GET /api/v1/teams': { body: { rows: [] } },
    'POST /api/v1/workorders/views': () => (up ? { body: { key: 'v' } } : { status: 422, body: { code: 'invalid', status: 422, detail: '这个名字已经有了' } }),
  });
  const onKept = vi.fn();
  show(<SaveView filter={null} among="open" sort="due" columns={[]} onClose={() => undefined} onKept={onKept} />);
  fireEvent.change(screen.getByPlaceholderText(/./), { target: { value: '金牌客户' } });
  const ok = screen.getByRole('button', { name: '存下来' });
  fireEvent.click(ok);
  fireEvent.click(ok);
  expect(await screen.findByText('这个名字已经有了')).toBeTruthy();
  up = true;
  fireEvent.click(ok);
  await vi.waitFor(() => expect(onKept).toHaveBeenCalled());
  expect(asked.filter(({ method }) => method === 'POST')).toHaveLength(2);
}, 30_000); // antd's sheet takes seconds in jsdom when the machine is busy
