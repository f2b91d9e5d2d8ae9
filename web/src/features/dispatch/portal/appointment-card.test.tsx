import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';

import { InZone } from '@/lib/reader';
import { show } from '@/testing/render';
import { serving } from '@/testing/server';

import { AppointmentCard } from './appointment-card';
import type { Appointment } from './queries';

const ORDER = '/api/v1/portal/workorders/o1';
const order = { key: 'o1', state: 'triaged', visit: null };
const FAR = '2099-03-01T00:00:00Z';
const PAST = '2020-01-01T00:00:00Z';
const nine = { from_at: '2099-03-02T01:00:00Z', until_at: '2099-03-02T03:00:00Z' };
const agreed = (told: Partial<Appointment> = {}): Appointment => ({ ...nine, held_until: null, move_until_at: FAR, cancel_until_at: FAR, ...told });
const own = (confirmed: Appointment | null, held: Appointment | null = null, offered = true) => ({ body: { zone: 'Asia/Shanghai', offered, held, confirmed } });

const card = () =>
  show(
    <InZone zone="Asia/Shanghai">
      <AppointmentCard orderKey="o1" phone="400-800 1234" />
    </InZone>,
  );

test('where windows are offered the way to them stands on the order', async () => {
  serving({ [`GET ${ORDER}`]: { body: order }, [`GET ${ORDER}/appointment`]: own(null) });
  card();
  expect((await screen.findByRole('link', { name: '选上门时间' })).getAttribute('href')).toMatch(/\/orders\/o1\/time$/);
});

test('where none are, nothing is shown', async () => {
  const asked = serving({ [`GET ${ORDER}`]: { body: order }, [`GET ${ORDER}/appointment`]: own(null, null, false) });
  card();
  await waitFor(() => expect(asked.some((one) => one.path.endsWith('/appointment'))).toBe(true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByText('上门时间')).toBeNull();
});

test('nor to whoever may not choose', async () => {
  const asked = serving({ [`GET ${ORDER}`]: { body: order }, [`GET ${ORDER}/appointment`]: { status: 403, body: { code: 'not_allowed' } } });
  card();
  await waitFor(() => expect(asked.some((one) => one.path.endsWith('/appointment'))).toBe(true));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(screen.queryByText('上门时间')).toBeNull();
});

test('what is agreed is moved, and cancelled once it was said what that means', async () => {
  let cancelled = false;
  const asked = serving({
    [`GET ${ORDER}`]: { body: order },
    [`GET ${ORDER}/appointment`]: () => own(cancelled ? null : agreed()),
    [`POST ${ORDER}/appointment/cancel`]: () => {
      cancelled = true;
      return own(null);
    },
  });
  card();
  expect(await screen.findByText('约好了：2099年3月2日 09:00–11:00')).toBeTruthy();
  expect(screen.getByRole('link', { name: '改时间' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '取消预约' }));
  expect(screen.getByText(/取消后，这个时间不再有人来/)).toBeTruthy();
  expect(asked.filter((one) => one.method === 'POST')).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: '确认取消' }));
  expect(await screen.findByRole('link', { name: '选上门时间' })).toBeTruthy();
});

test('after the cut-off there is a number to call instead', async () => {
  serving({ [`GET ${ORDER}`]: { body: order }, [`GET ${ORDER}/appointment`]: own(agreed({ move_until_at: PAST, cancel_until_at: PAST })) });
  card();
  expect((await screen.findByRole('link', { name: '400-800 1234' })).getAttribute('href')).toBe('tel:4008001234');
  expect(screen.queryByRole('link', { name: '改时间' })).toBeNull();
  expect(screen.queryByRole('button', { name: '取消预约' })).toBeNull();
});

test('what can be cancelled but not moved any more says which of them needs a call', async () => {
  serving({ [`GET ${ORDER}`]: { body: order }, [`GET ${ORDER}/appointment`]: own(agreed({ move_until_at: PAST })) });
  card();
  expect(await screen.findByRole('button', { name: '取消预约' })).toBeTruthy();
  expect(screen.getByText(/离上门太近，要改时间请打电话/)).toBeTruthy();
});

test('what is kept and not confirmed yet leads back to it', async () => {
  const held = agreed({ held_until: new Date(Date.now() + 240_000).toISOString() });
  serving({ [`GET ${ORDER}`]: { body: order }, [`GET ${ORDER}/appointment`]: own(null, held) });
  card();
  expect(await screen.findByText('为您留着：2099年3月2日 09:00–11:00')).toBeTruthy();
  expect(screen.getByRole('link', { name: '去确认' })).toBeTruthy();
});
