import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { flushSync } from 'react-dom';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { expect, test, vi } from 'vitest';

import { InZone } from '@/lib/reader';
import type { Asked } from '@/testing/server';
import { AntdFrame } from '@/ui/antd-frame';

import { BoardPage } from './board-page';
import { boardChanged } from './live';
import { cell, DROP, GREEN, HE, HERE, house, kept, made, MOVE, moved, READ, sheetOver, show, SMALL, VERDICT, versions, waiting, type Put } from './testing/house';
import { at, board, reason, visit } from './testing/made';
import type { Verdict } from './types';

vi.setConfig({ testTimeout: 20_000 });

const UNDECIDED = 'GET /api/v1/dispatch/undecided';
const LATER = '2030-05-06';
const suggestion = (key: string) => ({ key, at: at('08:00'), by: null, policy: 'p', policy_zh: '', policy_en: '', number: 1, candidates: 3, able: 1, chosen: { key: 'sun', name: '孙浩' }, runner_up: null, starts_at: at('08:00', LATER), ends_at: at('09:00', LATER), failing: [], crew: null, sent: null, skill: null, facts: null, because: [], stops: [], turn: null });
const one = { ...waiting, may_send: true, suggestion: suggestion('d') };
const other = { ...one, order: { ...one.order, key: 'o2', number: 78, title: '第二张' }, suggestion: suggestion('d2') };
const sends = (asked: Asked[]): string[] => asked.filter((it) => it.path.endsWith('/send')).map((it) => it.path);
const sent = { status: 201, body: { engineer: { key: 'sun', name: '孙浩' }, visit: 'v', overruled: false, at: at('08:00') } };
const press = (key: string): boolean => document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const standsOn = (): string => document.activeElement?.getAttribute('data-cell') ?? '';
const never = new Promise<never>(() => undefined);

/** A visit goes where it is put, under a version of its own, like on the server. */
function server() {
  const told = new Map(SMALL.visits.map((it) => [it.key, it]));
  return ({ body }: Asked) => {
    const asked = body as Put;
    const before = told.get(asked.visit ?? '') ?? visit('a', 'he', '09:00', '10:30');
    const after = { ...before, version: before.version + 1, engineer: asked.engineer, starts_at: asked.starts_at ?? '', ends_at: asked.ends_at ?? '' };
    told.set(after.key, after);
    return { body: { key: after.key, version: after.version, visit: after, was: { engineer: before.engineer, starts_at: before.starts_at, ends_at: before.ends_at, mates: [] }, customer_told: null } };
  };
}

test('J J Enter without a pause sends the order that is looked at last, not the one before', async () => {
  const asked = house({ [UNDECIDED]: { body: { rows: [one, other], next: null } }, 'POST /api/v1/workorders/o2/decisions/d2/send': sent, 'POST /api/v1/workorders/o/decisions/d/send': sent });
  const router = createMemoryRouter([{ path: '*', element: <InZone zone="Asia/Shanghai"><BoardPage /></InZone> }], { initialEntries: [HERE] });
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <AntdFrame>
        <RouterProvider router={router} flushSync={flushSync as (change: () => unknown) => undefined} />
      </AntdFrame>
    </QueryClientProvider>,
  );
  await screen.findByText('第二张');
  await cell(/Chiller a/);
  act(() => {
    for (const key of ['j', 'j', 'Enter']) press(key);
  });
  await waitFor(() => expect(sends(asked)).toEqual(['/api/v1/workorders/o2/decisions/d2/send']));
});

test('Enter on the head of a row sends nobody, though an order is chosen beside it', async () => {
  const asked = house({ [UNDECIDED]: { body: { rows: [one], next: null } }, 'POST /api/v1/workorders/o/decisions/d/send': sent });
  show({ at: `${HERE}&order=o` });
  await cell(/Chiller a/);
  await screen.findByRole('complementary');
  await userEvent.keyboard('g');
  expect(document.activeElement?.getAttribute('role')).toBe('rowheader');
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('j');
  expect(sends(asked)).toEqual([]);
});

test('what is being written is not taken up again, nor taken off, and that is said', async () => {
  const asked = house({ [MOVE]: () => never });
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}{Enter}{ArrowDown}{Enter}');
  await cell(/孙浩.*Chiller a/);
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByText('正在保存，请稍等。')).toBeTruthy();
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}{Delete}');
  await userEvent.keyboard('{Delete}');
  expect(made(asked)).toHaveLength(1);
});

test('the panel of a visit that is being written offers neither to move it nor to take it off', async () => {
  house({ [MOVE]: () => never });
  show({ at: `${HERE}&visit=a` });
  await cell(/Chiller a/);
  expect(await screen.findByRole('button', { name: /放回待派/ })).toBeTruthy();
  await userEvent.keyboard('g{ArrowRight}{Enter}{ArrowDown}{Enter}');
  await cell(/孙浩.*Chiller a/);
  expect(screen.queryByRole('button', { name: /放回待派/ })).toBeNull();
});

test('what U puts back in another row takes the keyboard along', async () => {
  house({ [MOVE]: server() });
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}{Enter}{ArrowDown}{Enter}');
  await waitFor(() => expect(standsOn()).toBe('sun a'));
  await userEvent.keyboard('u');
  await waitFor(() => expect(standsOn()).toBe('he a'));
});

test('taken off, the keyboard stands on the head of the row it stood in', async () => {
  house({ [MOVE]: moved });
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}{Delete}');
  await waitFor(() => expect(standsOn()).toBe('he '));
});

test('moved by somebody else to another row, it takes the keyboard along', async () => {
  let told = SMALL;
  house({ [READ]: () => ({ body: told }) });
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}');
  told = { ...SMALL, visits: SMALL.visits.map((it) => (it.key === 'a' ? { ...it, version: 2, engineer: 'sun' } : it)) };
  if (kept.client === undefined) throw new Error('nothing is shown');
  boardChanged(kept.client, [{ subject: 'order-a', kind: 'VisitRescheduled', at: at('10:00') }]);
  await waitFor(() => expect(standsOn()).toBe('sun a'));
});

test('who clicked beside the board is not called back to it by what happens on it', async () => {
  let told = SMALL;
  house({ [READ]: () => ({ body: told }) });
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}');
  act(() => (document.activeElement as HTMLElement).blur());
  told = { ...SMALL, visits: SMALL.visits.map((it) => (it.key === 'a' ? { ...it, version: 2, engineer: 'sun' } : it)) };
  if (kept.client === undefined) throw new Error('nothing is shown');
  boardChanged(kept.client, [{ subject: 'order-a', kind: 'VisitRescheduled', at: at('10:00') }]);
  await cell(/孙浩.*Chiller a/);
  expect(document.activeElement).toBe(document.body);
});

test('sent from the keyboard, the visit that came of the order is what it stands on', async () => {
  const put = visit('new', 'sun', '08:00', '09:00');
  if (put.order) put.order.key = 'o';
  const spot = { starts_at: at('08:00', LATER), ends_at: at('09:00', LATER) };
  const there = { body: { key: 'new', version: 1, visit: { ...put, ...spot }, was: null, customer_told: null } };
  house({ [UNDECIDED]: { body: { rows: [one], next: null } }, [DROP]: there, [READ]: { body: board([HE, ...SMALL.engineers.slice(1, 2)], []) } });
  show({ at: `/dispatch/board?on=${LATER}` });
  await screen.findByText('冷库报警');
  await screen.findByRole('rowheader', { name: /孙浩/ });
  await userEvent.keyboard('p');
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(standsOn()).toBe('sun new'));
});

test('U pressed twice at once takes back both moves, the second under the version the first has left', async () => {
  const asked = house({ [MOVE]: server() });
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}{Enter}{ArrowDown}{Enter}');
  await cell(/孙浩.*09:00–10:30.*Chiller a/);
  await userEvent.keyboard('{Enter}{ArrowRight}{Enter}');
  await cell(/孙浩.*09:15–10:45.*Chiller a/);
  await waitFor(() => expect(made(asked)).toHaveLength(2));
  await waitFor(() => expect(screen.getByRole('button', { name: /撤销/ }).hasAttribute('disabled')).toBe(false));
  act(() => {
    press('u');
    press('u');
  });
  await cell(/何俊.*09:00–10:30.*Chiller a/);
  await waitFor(() => expect(versions(asked)).toEqual(['"1"', '"2"', '"3"', '"4"']));
});

test('where the line is cut while it is undone, it can be undone again, and happens once', async () => {
  let cut = false;
  const asked = house({
    [MOVE]: (it) => {
      if (cut) throw new TypeError('no line');
      return moved(it);
    },
  });
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}{Enter}{ArrowDown}{Enter}');
  await waitFor(() => expect(screen.getByRole('button', { name: /撤销/ }).hasAttribute('disabled')).toBe(false));
  cut = true;
  await userEvent.keyboard('u');
  await screen.findAllByText(/没能撤销 W-100/, {}, { timeout: 9_000 });
  cut = false;
  const undo = screen.getByRole('button', { name: /撤销/ });
  expect(undo.hasAttribute('disabled')).toBe(false);
  await userEvent.click(undo);
  await screen.findAllByText(/W-100 已放回何俊/);
  const tries = asked.filter((it) => it.path.endsWith('/moves')).slice(1);
  expect(tries.length).toBeGreaterThan(1);
  expect(new Set(tries.map((it) => it.headers.get('Idempotency-Key'))).size).toBe(1);
});

test('a board that was asked for before a move was written does not take it back when it comes', async () => {
  const answers: (() => void)[] = [];
  let slow = false;
  const asked = house({ [READ]: () => (slow ? new Promise((resolve) => answers.push(() => resolve({ body: SMALL }))) : { body: SMALL }), [MOVE]: moved });
  show({ at: HERE });
  await cell(/Chiller a/);
  slow = true;
  void kept.client?.invalidateQueries({ queryKey: ['dispatch', 'board'] });
  await waitFor(() => expect(answers).toHaveLength(1));
  await userEvent.keyboard('g{ArrowRight}{Enter}{ArrowDown}{Enter}');
  await waitFor(() => expect(screen.getByRole('button', { name: /撤销/ }).hasAttribute('disabled')).toBe(false));
  await waitFor(() => expect(answers).toHaveLength(2)); // asked for once more: what others did meanwhile is not missed
  await act(async () => {
    answers[0]?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  expect(await cell(/孙浩.*Chiller a/)).toBeTruthy();
  expect(made(asked)).toHaveLength(1);
});

test('over a place that wants a reason it says so aloud, and asks without an empty window', async () => {
  const amber: Verdict = { ...GREEN, verdict: 'amber', reasons: [reason('not_first', { words: '最合适的是何俊' }), reason('promise', { words: '已答应客户 08:30 至 09:30' })] };
  house({ [UNDECIDED]: { body: { rows: [one], next: null } }, [VERDICT]: { body: amber } });
  show({ at: `/dispatch/board?on=${LATER}` });
  await screen.findByText('冷库报警');
  await screen.findByRole('rowheader', { name: /孙浩/ });
  await userEvent.keyboard('p');
  const aloud = document.querySelector('[role="status"][aria-live]');
  await waitFor(() => expect(aloud?.textContent).toContain('最合适的是何俊 已答应客户 08:30 至 09:30 回车后写明原因，才派给孙浩'));
  expect(document.querySelector('[aria-hidden="true"]')?.ownerDocument.body.textContent).not.toContain('回车派给孙浩');
  await userEvent.keyboard('{Enter}');
  const sheet = await sheetOver();
  expect(sheet.textContent).toContain('这样就改了和客户的约定。客户会收到通知。');
  expect(sheet.textContent).not.toContain('和客户，');
});

test('where the server cannot say whether it works, that is said aloud', async () => {
  house({ [VERDICT]: { status: 500, body: { code: 'failed', detail: '服务器没能答复。' } } });
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}{Enter}{ArrowRight}');
  await waitFor(() => expect(document.querySelector('[role="status"][aria-live]')?.textContent).toContain('服务器没能答复。'));
});

test('a sheet over the page has the keyboard to itself, also while something is held', async () => {
  const asked = house({ [MOVE]: moved });
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}{Enter}{ArrowRight}');
  const aloud = document.querySelector('[role="status"][aria-live]');
  const sheet = document.createElement('div');
  sheet.setAttribute('role', 'dialog');
  document.body.append(sheet);
  await userEvent.keyboard('{Escape}{Enter}{ArrowRight}');
  expect(press('Tab')).toBe(true);
  sheet.remove();
  expect(aloud?.textContent).toContain('09:15–10:45');
  expect(made(asked)).toEqual([]);
  await userEvent.keyboard('{Escape}');
  expect(aloud?.textContent).not.toContain('09:15–10:45');
});
