import { waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { InZone } from '@/lib/reader';
import { show } from '@/testing/render';
import { serving, type Asked } from '@/testing/server';

import { BoardPage } from './board-page';
import { HEAD, NAME, ROW } from './gantt/measures';
import { scaleOf, xOf } from './geometry/scale';
import { spanOfDay } from './geometry/zone-days';
import { at, board, DAY, engineer, visit } from './testing/made';

vi.setConfig({ testTimeout: 60_000 });

const SCALE = scaleOf(spanOfDay(DAY, 'Asia/Shanghai'), 'day');
const VISIT = visit('a', 'he', '09:00', '10:30');
const TOLD = board([engineer('he', '何俊'), engineer('sun', '孙浩')], [VISIT]);
const [WIDTH, HEIGHT] = [1_200, 700];

/** As large as a screen; nothing else of it is laid out here. */
beforeEach(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => WIDTH });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => HEIGHT });
  HTMLElement.prototype.setPointerCapture = () => undefined;
});
afterEach(() => {
  Reflect.deleteProperty(HTMLElement.prototype, 'clientWidth');
  Reflect.deleteProperty(HTMLElement.prototype, 'clientHeight');
});

async function opened(): Promise<{ asked: Asked[]; bar: HTMLElement; point: (row: number, time: string) => { clientX: number; clientY: number } }> {
  const asked = serving({
    'GET /api/v1/me': { body: { key: 'me', name: '王敏', zone: 'Asia/Shanghai', language: 'zh-CN', rights: { 'dispatch.see': ['all'], 'dispatch.decide': ['all'] } } },
    'GET /api/v1/dispatch/undecided': { body: { rows: [], next: null } },
    'GET /api/v1/teams': { body: { rows: [] } },
    'GET /api/v1/skills': { body: { rows: [] } },
    'GET /api/v1/kinds': { body: [] },
    'GET /api/v1/dispatch/board': { body: TOLD },
    'GET /api/v1/dispatch/board/verdict': { body: { verdict: 'green', starts_at: at('13:00'), ends_at: at('14:30'), travel_minutes: 20, travel_on_minutes: null, late_minutes: 0, reasons: [] } },
    'POST /api/v1/dispatch/board/moves': { body: { visit: { ...VISIT, version: 2, engineer: 'sun', starts_at: at('13:00'), ends_at: at('14:30') }, was: { engineer: 'he', starts_at: VISIT.starts_at, ends_at: VISIT.ends_at, mates: [] } } },
  });
  show(
    <InZone zone="Asia/Shanghai">
      <BoardPage />
    </InZone>,
    { at: `/dispatch/board?on=${DAY}` },
  );
  const bar = await vi.waitFor(() => {
    const found = document.querySelector<HTMLElement>('[data-visit="a"]');
    if (found === null) throw new Error('not there yet');
    return found;
  });
  const scrolled = xOf(SCALE, Date.parse(at('07:00')));
  const grid = document.querySelector('[role="grid"]');
  if (grid) grid.scrollLeft = scrolled; // whatever o'clock it is while this runs
  return { asked, bar, point: (row, time) => ({ clientX: NAME + xOf(SCALE, Date.parse(at(time))) - scrolled, clientY: HEAD + row * ROW + ROW / 2 }) };
}

const pointer = (target: EventTarget, type: string, where: { clientX: number; clientY: number }, more: PointerEventInit = {}): boolean =>
  target.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, isPrimary: true, pointerId: 1, pointerType: 'mouse', button: 0, ...where, ...more }));
const frames = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));
/** Where what is held would come to stand. */
const slot = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('[role="grid"] [class*="slot"]');
  if (found === null) throw new Error('no slot');
  return found;
};
const moves = (asked: Asked[]): unknown[] => asked.filter((one) => one.path.endsWith('/moves')).map((one) => one.body);

test('dragged by the mouse to another engineer and time, it is asked about on the way and written when let go', async () => {
  const { asked, bar, point } = await opened();
  pointer(bar, 'pointerdown', point(0, '09:20'));
  pointer(window, 'pointermove', point(1, '13:22'));
  await frames();
  await waitFor(() => expect(asked.filter((one) => one.path.endsWith('/verdict')).map((one) => Object.fromEntries(new URLSearchParams(one.search)))).toEqual([{ visit: 'a', engineer: 'sun', starts_at: at('13:00'), ends_at: at('14:30') }]));
  pointer(window, 'pointerup', point(1, '13:22'));
  await waitFor(() => expect(moves(asked)).toEqual([{ visit: 'a', engineer: 'sun', starts_at: at('13:00'), ends_at: at('14:30') }]));
});

test('its end is drawn longer by the handle, to five minutes with Alt held', async () => {
  const { asked, bar, point } = await opened();
  const handle = bar.querySelector('[data-end]');
  if (handle === null) throw new Error('no handle');
  pointer(handle, 'pointerdown', point(0, '10:30'));
  pointer(window, 'pointermove', point(0, '11:11'), { altKey: true });
  await frames();
  pointer(window, 'pointerup', point(0, '11:11'), { altKey: true });
  await waitFor(() => expect(moves(asked)).toEqual([{ visit: 'a', engineer: 'he', starts_at: at('09:00'), ends_at: at('11:10') }]));
});

test('Escape puts it back, and so does letting go beside the board', async () => {
  const { asked, bar, point } = await opened();
  pointer(bar, 'pointerdown', point(0, '09:20'));
  pointer(window, 'pointermove', point(1, '13:22'));
  await frames();
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
  pointer(window, 'pointerup', point(1, '13:22'));
  await frames(); // what was held is out of the hand
  pointer(bar, 'pointerdown', point(0, '09:20'));
  pointer(window, 'pointermove', point(1, '13:22'));
  await frames();
  expect(slot().dataset['shown']).toBe('true');
  pointer(window, 'pointermove', { clientX: WIDTH + 50, clientY: 100 });
  await frames();
  expect(slot().dataset['shown']).toBe('false');
  pointer(window, 'pointerup', { clientX: WIDTH + 50, clientY: 100 });
  await frames();
  expect(moves(asked)).toEqual([]);
});

test('while a visit is dragged Enter does not take it up by keys too', async () => {
  const { asked, bar, point } = await opened();
  bar.focus();
  pointer(bar, 'pointerdown', point(0, '09:20'));
  pointer(window, 'pointermove', point(1, '13:22'));
  await frames();
  bar.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  await frames();
  expect(document.querySelector('[role="status"][aria-live]')?.textContent).toBe(''); // said of what is held by keys
  pointer(window, 'pointerup', point(1, '13:22'));
  await waitFor(() => expect(moves(asked)).toEqual([{ visit: 'a', engineer: 'sun', starts_at: at('13:00'), ends_at: at('14:30') }]));
});

test('a press that hardly moves is a press, not a drag', async () => {
  const { asked, bar, point } = await opened();
  const { clientX, clientY } = point(0, '09:20');
  pointer(bar, 'pointerdown', { clientX, clientY });
  pointer(window, 'pointermove', { clientX: clientX + 3, clientY });
  pointer(window, 'pointerup', { clientX: clientX + 3, clientY });
  await frames();
  expect(asked.filter((one) => one.method === 'POST')).toEqual([]);
});

test('a finger scrolls, unless it has rested first', async () => {
  const { asked, bar, point } = await opened();
  const touch = { pointerType: 'touch' };
  pointer(bar, 'pointerdown', point(0, '09:20'), touch);
  pointer(window, 'pointermove', point(1, '13:22'), touch);
  pointer(window, 'pointerup', point(1, '13:22'), touch);
  await frames();
  expect(asked.filter((one) => one.method === 'POST')).toEqual([]);
  pointer(bar, 'pointerdown', point(0, '09:20'), touch);
  await new Promise((resolve) => setTimeout(resolve, 450));
  pointer(window, 'pointermove', point(1, '13:22'), touch);
  await frames();
  pointer(window, 'pointerup', point(1, '13:22'), touch);
  await waitFor(() => expect(moves(asked)).toHaveLength(1));
});
