import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';

import { InZone } from '@/lib/reader';
import { startAddresses } from '@/lib/address';
import { show } from '@/testing/render';
import { serving, type Asked } from '@/testing/server';

import { ChoosePage } from './choose-page';
import type { Appointment } from './queries';

const ORDER = '/api/v1/portal/workorders/o1';
const order = { key: 'o1', number: 7, title: '漏水', state: 'triaged', visit: null };
const at = (hour: number) => ({ from_at: `2099-03-02T0${hour}:00:00Z`, until_at: `2099-03-02T0${hour + 2}:00:00Z` });
const [nine, eleven] = [at(1), at(3)];
const slot = (one: typeof nine) => ({ day: '2099-03-02', ...one });
const slots = (rows: object[]) => ({ body: { zone: 'Asia/Shanghai', offered: true, days_ahead: 14, left_out: 0, rows } });
const minutes = (count: number): string => new Date(Date.now() + count * 60_000).toISOString();
const appointment = (one: typeof nine, told: Partial<Appointment> = {}): Appointment => ({ ...one, held_until: null, move_until_at: '2099-03-01T00:00:00Z', cancel_until_at: '2099-03-01T00:00:00Z', ...told });
const own = (held: Appointment | null = null, confirmed: Appointment | null = null) => ({ body: { zone: 'Asia/Shanghai', offered: true, held, confirmed } });

const page = (zone = 'Asia/Shanghai') =>
  show(
    <InZone zone={zone}>
      <ChoosePage orderKey="o1" phone="400-800 1234" />
    </InZone>,
  );
const posted = (asked: Asked[]): string[] => asked.filter((one) => one.method === 'POST').map((one) => one.path.replace(`${ORDER}/appointment/`, ''));

beforeEach(() => {
  vi.stubGlobal('scrollTo', () => undefined);
  startAddresses('/portal');
});

/** What the server has of an order whose windows can be had: it holds and confirms what it is asked for. */
function desk(more: Parameters<typeof serving>[0] = {}) {
  let held: Appointment | null = null;
  return serving({
    [`GET ${ORDER}`]: { body: order },
    [`GET ${ORDER}/slots`]: slots([slot(nine), slot(eleven)]),
    [`GET ${ORDER}/appointment`]: () => own(held),
    [`POST ${ORDER}/appointment/hold`]: ({ body }) => {
      held = appointment(body as typeof nine, { held_until: minutes(5) });
      return { status: 201, ...own(held) };
    },
    [`POST ${ORDER}/appointment/let_go`]: () => {
      held = null;
      return own();
    },
    [`POST ${ORDER}/appointment/confirm`]: () => {
      const confirmed = held;
      held = null;
      return own(null, confirmed);
    },
    ...more,
  });
}

test('a time that is pressed is kept for some minutes, and agreed once it is confirmed', async () => {
  const asked = desk();
  page();
  expect(await screen.findByText('3月2日周一')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '09:00–11:00' }));
  expect(await screen.findByRole('heading', { name: '就这个时间吗？' })).toBe(document.activeElement);
  expect(screen.getByText(/^为您留着：2099年3月2日 09:00–11:00/)).toBeTruthy();
  expect(screen.getByText(/^还剩 [56] 分钟$/)).toBeTruthy();
  expect(asked.find((one) => one.path.endsWith('/hold'))?.body).toEqual(nine);
  fireEvent.click(screen.getByRole('button', { name: '确认这个时间' }));
  await waitFor(() => expect(location.pathname).toBe('/portal/orders/o1'));
  expect(posted(asked)).toEqual(['hold', 'confirm']);
});

test('whoever wants another time gives the first one back', async () => {
  const asked = desk();
  page();
  fireEvent.click(await screen.findByRole('button', { name: '09:00–11:00' }));
  fireEvent.click(await screen.findByRole('button', { name: '换个时间' }));
  expect(await screen.findByRole('button', { name: '11:00–13:00' })).toBeTruthy();
  expect(posted(asked)).toEqual(['hold', 'let_go']);
});

test('what was just taken is said, with what is free around it, to be taken by one press', async () => {
  let first = true;
  const asked = desk({
    [`POST ${ORDER}/appointment/hold`]: ({ body }) => {
      if (!first) return { status: 201, ...own(appointment(body as typeof nine, { held_until: minutes(5) })) };
      first = false;
      return { status: 409, body: { code: 'slot_taken', detail: '刚刚被约走', facts: { nearest: [eleven] } } };
    },
  });
  page();
  fireEvent.click(await screen.findByRole('button', { name: '09:00–11:00' }));
  expect((await screen.findByRole('alert')).textContent).toContain('这个时段刚刚被约走了');
  fireEvent.click(screen.getByRole('button', { name: /2099年3月2日 11:00–13:00/ }));
  await waitFor(() => expect(asked.filter((one) => one.path.endsWith('/hold')).map((one) => one.body)).toEqual([nine, eleven]));
});

test('taken while one hesitated: the list is there again, with the nearest', async () => {
  desk({ [`POST ${ORDER}/appointment/confirm`]: { status: 409, body: { code: 'slot_taken', detail: '刚刚被约走', facts: { nearest: [] } } } });
  page();
  fireEvent.click(await screen.findByRole('button', { name: '09:00–11:00' }));
  fireEvent.click(await screen.findByRole('button', { name: '确认这个时间' }));
  expect(await screen.findByText('附近也没有空的了，请从下面另选一个。')).toBeTruthy();
  expect(await screen.findByRole('button', { name: '11:00–13:00' })).toBeTruthy();
});

test('after its minutes a time can still be confirmed', async () => {
  const asked = desk({ [`GET ${ORDER}/appointment`]: own(appointment(nine, { held_until: minutes(-1) })), [`POST ${ORDER}/appointment/confirm`]: own(null, appointment(nine)) });
  page();
  expect(await screen.findByText('留的时间到了。时段可能还空着，您仍可以确认。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '确认这个时间' }));
  await waitFor(() => expect(posted(asked)).toEqual(['confirm']));
});

test('where nobody can come that is said, and later days are one press away', async () => {
  const asked = desk({ [`GET ${ORDER}/slots`]: slots([]) });
  page();
  expect(await screen.findByText('这几天没有人能来。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '再看后面几天' }));
  await waitFor(() => expect(asked.filter((one) => one.path.endsWith('/slots'))).toHaveLength(2));
});

test('times are those of the place, and it is said where the reader’s clock shows others', async () => {
  desk();
  page('Europe/London');
  expect(await screen.findByText(/^以下是服务地点的时间：.*GMT\+8/)).toBeTruthy();
  expect(screen.getByRole('button', { name: '09:00–11:00' })).toBeTruthy();
});

test('the zone is not spoken of where the clocks agree', async () => {
  desk();
  page();
  await screen.findByRole('button', { name: '09:00–11:00' });
  expect(screen.queryByText(/服务地点的时间/)).toBeNull();
});

test('too late to move it: the number to call stands there, and no times', async () => {
  const asked = desk({ [`GET ${ORDER}/appointment`]: own(null, appointment(nine, { move_until_at: '2020-01-01T00:00:00Z' })) });
  page();
  expect((await screen.findByRole('link', { name: '400-800 1234' })).getAttribute('href')).toBe('tel:4008001234');
  expect(asked.some((one) => one.path.endsWith('/slots'))).toBe(false);
});

test('what we planned ourselves is moved by a call', async () => {
  desk({ [`GET ${ORDER}`]: { body: { ...order, visit: { state: 'confirmed', from_at: nine.from_at, until_at: nine.until_at } } } });
  page();
  expect(await screen.findByText(/要改时间或取消，请打电话/)).toBeTruthy();
});

test('what cannot be read says so and is tried again', async () => {
  let down = true;
  desk({ [`GET ${ORDER}/slots`]: () => (down ? { status: 500, body: { detail: '服务器出错了。' } } : slots([slot(nine)])) });
  page();
  expect(await screen.findByText('服务器出错了。')).toBeTruthy();
  down = false;
  fireEvent.click(screen.getByRole('button', { name: '重试' }));
  expect(await screen.findByRole('button', { name: '09:00–11:00' })).toBeTruthy();
});
