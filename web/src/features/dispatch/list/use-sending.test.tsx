import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';

import { show } from '@/testing/render';
import { serving } from '@/testing/server';

import { useSending } from './use-sending';

const ORDER = { key: 'o', number: 7 };
const OFFER = 'POST /api/v1/workorders/o/decisions/d/offer';
const SEND = 'POST /api/v1/workorders/o/decisions/d/send';
const SAYS = '已和客户约定 09:00 到 11:00 上门。';
const REFUSED = { status: 409, body: { code: 'promised_window', detail: SAYS } };

beforeAll(async () => void (await import('../decision/promise-sheet')), 30_000); // fetched by the first that opens it

function Desk() {
  const sending = useSending();
  return (
    <>
      <button onClick={() => void sending.ask(ORDER, 'd')}>ask</button>
      <button onClick={() => void sending.accept(ORDER, { key: 'd', starts_at: '2026-01-01T01:00:00Z', crew: null })}>send</button>
      <output>{sending.busy || 'idle'}</output>
      <p>{sending.trouble?.text}</p>
      {sending.sheet}
    </>
  );
}

/** Refused for the promise once, then answered so. */
const knowingly = (then: { status: number; body: unknown }) => {
  let tries = 0;
  return () => (tries++ === 0 ? REFUSED : then);
};

test('outside the promised window nobody is asked without a reason, and with one they are', async () => {
  const asked = serving({ [OFFER]: knowingly({ status: 201, body: { expires_at: '2026-01-01T02:00:00Z', offers: [] } }) });
  show(<Desk />);
  fireEvent.click(screen.getByText('ask'));
  await screen.findByText(SAYS);
  fireEvent.click(screen.getByText('仍然问'));
  await screen.findByText('请填写原因');
  expect(asked).toHaveLength(1);
  fireEvent.change(screen.getByLabelText('原因'), { target: { value: '客户说早点也行' } });
  fireEvent.click(screen.getByText('仍然问'));
  await waitFor(() => expect(screen.queryByText(SAYS)).toBeNull());
  expect(asked.map((one) => one.body)).toEqual([{}, { over_promise: true, reason: '客户说早点也行' }]);
  expect(screen.getByRole('status').textContent).toBe('idle');
});

test('nor is anybody sent; whoever thinks better of it has sent nobody', async () => {
  const asked = serving({ [SEND]: REFUSED });
  show(<Desk />);
  fireEvent.click(screen.getByText('send'));
  await screen.findByText(SAYS);
  fireEvent.click(screen.getByText('先不'));
  await waitFor(() => expect(screen.queryByText(SAYS)).toBeNull());
  expect(asked).toHaveLength(1);
  expect(screen.getByRole('status').textContent).toBe('idle');
});

test('what else is refused meanwhile is said where the reason is, and the reason stays', async () => {
  serving({ [SEND]: knowingly({ status: 409, body: { code: 'double_booked', detail: '这个时段已有安排。' } }) });
  show(<Desk />);
  fireEvent.click(screen.getByText('send'));
  fireEvent.change(await screen.findByLabelText('原因'), { target: { value: '客户同意' } });
  fireEvent.click(screen.getByText('仍然派出'));
  await screen.findByText('这个时段已有安排。');
  expect(screen.getByLabelText<HTMLTextAreaElement>('原因').value).toBe('客户同意');
});
