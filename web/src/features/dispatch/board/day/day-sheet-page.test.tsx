import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { InZone } from '@/lib/reader';
import { show } from '@/testing/render';
import { serving } from '@/testing/server';

import { DAY_SHEET, daySheetPath } from '../paths';
import { at, DAY } from '../testing/made';
import { DaySheetPage } from './day-sheet-page';
import type { Day, DayStop } from './types';

const READ = 'GET /api/v1/dispatch/board/day';
const stop = (key: string, from: string, until: string, more: Partial<DayStop> = {}): DayStop => ({
  key, state: 'confirmed', starts_at: at(from), ends_at: at(until), promised_from_at: null, promised_until_at: null, travel_minutes: 25, travel_from: 'home', leads: true, beside: ['马骏'], kind: '报修', thing: '冷库机组 2 号', number: 77, title: '冷库复查', priority: 1, customer: '佳禾超市', site: '萧山店',
  address: '市心中路 100 号', contact: { name: '王店长', phone: '138****0012' }, care: '进门先登记', ...more,
});
const day = (...visits: DayStop[]): Day => ({ at: at('07:00'), zone: 'Asia/Shanghai', engineer: { key: 'he', name: '何俊' }, on: DAY, breaks: [], leaves: [{ starts_at: at('16:00'), ends_at: at('18:00') }], shifts: [{ starts_at: at('08:30'), ends_at: at('18:00') }], visits });
const open = () =>
  show(
    <InZone zone="Asia/Shanghai">
      <DaySheetPage />
    </InZone>,
    { at: daySheetPath('he', DAY), path: DAY_SHEET },
  );

test('a day on paper says where to go, when, by which way, whom to ask for and what to mind', async () => {
  const asked = serving({ [READ]: { body: day(stop('a', '09:00', '10:30', { promised_from_at: at('09:00'), promised_until_at: at('10:00') }), stop('b', '13:00', '14:00', { travel_minutes: 40 })) } });
  open();
  expect((await screen.findByRole('heading', { name: '何俊的一天' })).parentElement?.textContent).toContain('班次 08:30–18:00 · 请假 16:00–18:00 · 2 次上门，路上 1 时 05 分');
  const [first] = screen.getAllByRole('listitem');
  for (const told of ['09:00–10:30', '约定 09:00–10:00', '路上 25 分', 'W-77 P1 冷库复查', '市心中路 100 号', '王店长 138****0012', '进门先登记', '冷库机组 2 号', '马骏']) expect(first?.textContent).toContain(told);
  expect(asked[0]?.search).toBe(`?engineer=he&on=${DAY}`);
});

test('it is printed once it is there, and a day without visits says so', async () => {
  const print = vi.fn();
  vi.stubGlobal('print', print);
  serving({ [READ]: { body: day() } });
  open();
  expect(await screen.findByText('这一天没有上门。')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '打印' }));
  expect(print).toHaveBeenCalledOnce();
});

test('of an order the reader does not see there is nothing but the time, and nothing to sign', async () => {
  serving({ [READ]: { body: day(stop('a', '09:00', '10:30', { number: null, priority: null, title: '', customer: '', site: '', address: '', thing: '', kind: '', care: '', contact: null, beside: [] })) } });
  open();
  const only = await screen.findByRole('listitem');
  expect(only.textContent).toContain('09:00–10:30');
  expect(only.textContent).toContain('其他安排');
  expect(only.textContent).not.toContain('客户签字');
});
