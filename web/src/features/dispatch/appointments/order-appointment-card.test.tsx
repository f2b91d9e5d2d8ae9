import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';

import type { Order } from '@/features/workorders/types';
import { InZone } from '@/lib/reader';
import { show } from '@/testing/render';
import { serving, type Asked } from '@/testing/server';

import { OrderAppointmentCard } from './order-appointment-card';
import type { Appointment } from './queries';

const BASE = '/api/v1/workorders/o1';
const order = { key: 'o1', state: 'triaged', visits: [], wish: { suits: ['morning'], name: '', phone: '' } } as unknown as Order;
const at = (hour: number) => ({ from_at: `2099-03-02T0${hour}:00:00Z`, until_at: `2099-03-02T0${hour + 2}:00:00Z` });
const [nine, eleven, one] = [at(1), at(3), at(5)];
const slot = (times: typeof nine, told: object = {}) => ({ day: '2099-03-02', ...times, free: true, left: null, engineer: { key: 'h', name: '何俊' }, starts_at: times.from_at, ...told });
const made = (times: typeof nine, told: Partial<Appointment> = {}): Appointment => ({
  key: times.from_at, state: 'held', ...times, engineer: { key: 'h', name: '何俊' }, starts_at: times.from_at, ends_at: times.until_at, visit: null, made_by: { key: 'w', name: '王敏' },
  held_at: '2026-01-01T00:00:00Z', held_until: new Date(Date.now() + 300_000).toISOString(), confirmed_at: null, ended_at: null, ended_by: null, reason: '', ...told,
});
const told = (held: Appointment | null, confirmed: Appointment | null, may_arrange = true, offered = true) => ({ zone: 'Asia/Shanghai', offered, held, confirmed, rows: [held, confirmed].filter((row) => row !== null), may_arrange });
const agreed = made(nine, { state: 'confirmed', confirmed_at: '2026-01-01T00:00:00Z' });

/** An order's appointment as the server has it: it holds and confirms what it is asked for. */
function desk(confirmed: Appointment | null = null, more: Parameters<typeof serving>[0] = {}): Asked[] {
  let held: Appointment | null = null;
  let is = confirmed;
  return serving({
    [`GET ${BASE}/appointment`]: () => ({ body: told(held, is) }),
    [`GET ${BASE}/slots`]: { body: { zone: 'Asia/Shanghai', offered: true, days_ahead: 14, left_out: 0, rows: [slot(nine), slot(eleven, { free: false, left: 0, engineer: null, starts_at: null }), slot(one, { left: 2 })] } },
    [`POST ${BASE}/appointment/hold`]: ({ body }) => {
      held = made(body as typeof nine);
      return { status: 201, body: told(held, is) };
    },
    [`POST ${BASE}/appointment/confirm`]: () => {
      is = held && { ...held, state: 'confirmed', confirmed_at: '2026-01-01T00:00:00Z' };
      held = null;
      return { body: told(held, is) };
    },
    [`POST ${BASE}/appointment/cancel`]: () => {
      is = null;
      return { body: told(held, is) };
    },
    ...more,
  });
}

const card = () =>
  show(
    <InZone zone="Asia/Shanghai">
      <OrderAppointmentCard order={order} />
    </InZone>,
  );
/** The sheet; behind it the card says the same. */
const inSheet = async () => within(await screen.findByRole('dialog', {}, { timeout: 5000 }));
const writes = (asked: Asked[]) => asked.filter((each) => each.method === 'POST').map((each) => [each.path.replace(`${BASE}/appointment/`, ''), each.body] as const);

test('on the phone a window is found, held and confirmed by the keyboard alone', async () => {
  const asked = desk();
  card();
  await screen.findByText('还没有和客户约时间。');
  await userEvent.keyboard('{Shift>}V{/Shift}');
  const first = await screen.findByRole('button', { name: /09:00–11:00.*何俊/ }, { timeout: 5000 });
  expect(screen.getByText('客户方便：上午')).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(first));
  expect(screen.getByRole('button', { name: /11:00–13:00.*已约满/ }).hasAttribute('disabled')).toBe(true);
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement?.textContent).toContain('13:00–15:00');
  expect(document.activeElement?.textContent).toContain('还可约 2 单');
  await userEvent.keyboard('{Enter}');
  const confirm = await (await inSheet()).findByRole('button', { name: /^确认/ });
  expect(screen.getByText(/^为客户留着 2099年3月2日 13:00–15:00/)).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(confirm));
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(writes(asked)).toEqual([['hold', one], ['confirm', { reason: '' }]]);
  expect(await screen.findByText('2099年3月2日 13:00–15:00')).toBeTruthy();
});

test('what was promised is moved only for a reason', async () => {
  const asked = desk(agreed);
  card();
  fireEvent.click(await screen.findByRole('button', { name: /^改约/ }));
  const sheet = await inSheet();
  fireEvent.click(await sheet.findByRole('button', { name: /13:00–15:00/ }));
  fireEvent.click(await sheet.findByRole('button', { name: /^确认/ }));
  expect(await sheet.findByText('请填写改约原因')).toBeTruthy();
  expect(writes(asked).map(([what]) => what)).toEqual(['hold']);
  fireEvent.change(sheet.getByLabelText('改约原因'), { target: { value: '客户下午才在' } });
  fireEvent.click(sheet.getByRole('button', { name: /^确认/ }));
  await waitFor(() => expect(writes(asked).at(-1)).toEqual(['confirm', { reason: '客户下午才在' }]));
});

test('a window that was just taken shows the nearest, one press away', async () => {
  let first = true;
  const asked = desk(null, {
    [`POST ${BASE}/appointment/hold`]: ({ body }) => {
      if (!first) return { status: 201, body: told(made(body as typeof nine), null) };
      first = false;
      return { status: 409, body: { code: 'slot_taken', detail: '刚刚被约走', facts: { nearest: [one] } } };
    },
  });
  card();
  fireEvent.click(await screen.findByRole('button', { name: /^约时间/ }));
  fireEvent.click(await screen.findByRole('button', { name: /09:00–11:00/ }, { timeout: 5000 }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('这个时段刚刚被约走了。');
  fireEvent.click(within(alert).getByRole('button', { name: '2099年3月2日 13:00–15:00' }));
  await waitFor(() => expect(writes(asked).map(([, body]) => body)).toEqual([nine, one]));
});

test('it is cancelled with a reason', async () => {
  const asked = desk(agreed);
  card();
  fireEvent.click(await screen.findByRole('button', { name: '取消预约' }));
  const sheet = await screen.findByRole('dialog', {}, { timeout: 5000 });
  fireEvent.change(within(sheet).getByLabelText('取消原因'), { target: { value: '客户不用了' } });
  fireEvent.click(within(sheet).getByRole('button', { name: '取消预约' }));
  await waitFor(() => expect(writes(asked)).toEqual([['cancel', { reason: '客户不用了' }]]));
  expect(await screen.findByText('还没有和客户约时间。')).toBeTruthy();
});

test('where no rule offers windows there is no button that leads nowhere; what was agreed can still be cancelled', async () => {
  const asked = serving({ [`GET ${BASE}/appointment`]: { body: told(null, null, true, false) } });
  const first = card();
  await waitFor(() => expect(asked).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByText('预约')).toBeNull();
  first.unmount();
  serving({ [`GET ${BASE}/appointment`]: { body: told(null, agreed, true, false) } });
  card();
  expect(await screen.findByRole('button', { name: '取消预约' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^改约/ })).toBeNull();
});

test('where the rule went meanwhile the sheet says what to do instead', async () => {
  desk(null, { [`GET ${BASE}/slots`]: { body: { zone: 'Asia/Shanghai', offered: false, days_ahead: 0, left_out: 0, rows: [] } } });
  card();
  fireEvent.click(await screen.findByRole('button', { name: /^约时间/ }));
  expect(await screen.findByText(/没有适用于这张工单的预约规则/, {}, { timeout: 5000 })).toBeTruthy();
  expect(screen.getByRole('link', { name: '去预约规则' }).getAttribute('href')).toBe('/settings/windows');
});

test('whoever may not arrange it reads what was agreed, and has nothing to press', async () => {
  serving({ [`GET ${BASE}/appointment`]: { body: told(null, agreed, false) } });
  card();
  expect(await screen.findByText('2099年3月2日 09:00–11:00')).toBeTruthy();
  expect(screen.queryAllByRole('button')).toEqual([]);
});

test('of an order nobody goes to nothing is said', async () => {
  const asked = serving({ [`GET ${BASE}/appointment`]: { body: told(null, null, false) } });
  card();
  await waitFor(() => expect(asked).toHaveLength(1));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByText('预约')).toBeNull();
});
