import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { boardChanged, boardLineIs } from './live';
import { SPANS } from './queries';
import { cell, DROP, GREEN, HE, HERE, house, kept, made, MOVE, moved, READ, sheetOver, show, SMALL, VERDICT, versions, waiting, type Put } from './testing/house';
import { at, board, engineer, reason, visit } from './testing/made';
import type { Board, MoveAsked, Verdict } from './types';

vi.setConfig({ testTimeout: 60_000 });

test('each visit says who, when, what and how it stands; each row whose it is and how full', async () => {
  house();
  show({ at: HERE });
  expect((await cell(/何俊.*09:00–10:30.*W-100.*Jianghai Chiller a.*已接单/)).getAttribute('aria-selected')).toBe('false');
  expect(screen.getByRole('rowheader', { name: /何俊.*高级.*4 时.*8 时.*1 次上门/ })).toBeTruthy();
  expect(screen.getByRole('rowheader', { name: /林志强.*请假/ })).toBeTruthy();
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('4');
});

test('what is held for a customer is framed, named in its row and in the legend, and gone once somebody says so', async () => {
  const sun = (more: Parameters<typeof engineer>[2] = {}) => engineer('sun', '孙浩', more);
  let told = board([HE, sun({ kept: [{ starts_at: at('09:00'), ends_at: at('11:00') }] })], []);
  house({ [READ]: () => ({ body: told }) });
  show({ at: HERE });
  expect(await screen.findByRole('rowheader', { name: /孙浩.*为客户暂留 09:00–11:00/ })).toBeTruthy();
  expect(screen.getByTitle('为客户暂留 09:00–11:00')).toBeTruthy();
  expect(screen.getAllByText('暂留').map((one) => one.parentElement?.tagName)).toEqual(['I', 'FOOTER']);
  told = board([sun()], []);
  const client = kept.client;
  if (client === undefined) throw new Error('nothing is shown');
  act(() => boardChanged(client, [{ subject: 'sun', kind: 'EngineerTimeFreed', at: at('10:00') }]));
  await waitFor(() => expect(screen.queryByTitle('为客户暂留 09:00–11:00')).toBeNull());
  expect(screen.queryByText('暂留')).toBeNull();
});

test('a day is planned by keys alone: walked to, taken up, carried, the verdict said aloud, put down', async () => {
  const asked = house({ [MOVE]: moved });
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g');
  expect(document.activeElement?.getAttribute('aria-label')).toContain('何俊');
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement?.getAttribute('aria-label')).toContain('Chiller a');
  await userEvent.keyboard('{Enter}{ArrowRight}{ArrowDown}');
  const aloud = document.querySelector('[role="status"][aria-live]');
  expect(aloud?.textContent).toContain('09:15–10:45');
  await waitFor(() => expect(aloud?.textContent).toContain('能派'));
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(made(asked)).toEqual([{ visit: 'a', engineer: 'sun', starts_at: at('09:15'), ends_at: at('10:45') }]));
  expect(asked.find((one) => one.path.endsWith('/moves'))?.headers.get('If-Match')).toBe('"1"');
  expect(await cell(/孙浩.*09:15–10:45.*Chiller a/)).toBeTruthy();
});

test('Escape puts back what is carried, and nothing is written', async () => {
  const asked = house();
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}{Enter}{ArrowRight}{Escape}');
  expect(await cell(/何俊.*09:00–10:30.*Chiller a/)).toBeTruthy();
  expect(made(asked)).toEqual([]);
});

test('refused, it stands where it was, and why is said', async () => {
  house({ [MOVE]: { status: 409, body: { code: 'board_overtaken', detail: '王敏刚把它改到了 11:00。' } } });
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}{Enter}{ArrowDown}{Enter}');
  expect((await screen.findAllByText(/放回原处：王敏刚把它改到了/)).length).toBeGreaterThan(0);
  expect(await cell(/何俊.*09:00–10:30.*Chiller a/)).toBeTruthy();
});

test('U takes the last move back under the version it made', async () => {
  const asked = house({ [MOVE]: moved });
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}{Enter}{ArrowDown}{Enter}');
  await cell(/孙浩.*Chiller a/);
  await userEvent.keyboard('u');
  await waitFor(() => expect(made(asked)).toHaveLength(2));
  expect(made(asked)[1]).toMatchObject({ visit: 'a', engineer: 'he', starts_at: at('09:00'), ends_at: at('10:30'), mates: [] });
  expect(versions(asked)).toEqual(['"1"', '"2"']);
});

test('two moves of a visit are undone one after the other, each under the version the last has left', async () => {
  const told = new Map(SMALL.visits.map((one) => [one.key, one]));
  const asked = house({
    [MOVE]: ({ body }) => {
      const { visit: key, engineer: to, starts_at: from, ends_at: until } = body as Put;
      const before = told.get(key ?? '') ?? visit('a', 'he', '09:00', '10:30');
      const after = { ...before, version: before.version + 1, engineer: to, starts_at: from ?? '', ends_at: until ?? '' };
      told.set(after.key, after);
      return { body: { key: after.key, version: after.version, visit: after, was: { engineer: before.engineer, starts_at: before.starts_at, ends_at: before.ends_at, mates: [] }, customer_told: null } };
    },
  });
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}{Enter}{ArrowDown}{Enter}');
  await cell(/孙浩.*09:00–10:30.*Chiller a/);
  await userEvent.keyboard('{Enter}{ArrowRight}{Enter}');
  await cell(/孙浩.*09:15–10:45.*Chiller a/);
  await userEvent.keyboard('u');
  await cell(/孙浩.*09:00–10:30.*Chiller a/);
  await waitFor(() => expect(screen.getByRole('button', { name: /撤销/ }).hasAttribute('disabled')).toBe(false));
  await userEvent.keyboard('u');
  await cell(/何俊.*09:00–10:30.*Chiller a/);
  await waitFor(() => expect(versions(asked)).toEqual(['"1"', '"2"', '"3"', '"4"']));
});

test('undone against a rule, it goes back with the reason that it stood there', async () => {
  let refused = 0;
  const asked = house({
    [MOVE]: (one) => {
      const told = one.body as MoveAsked;
      if (told.engineer !== 'he' || told.over_rules) return moved(one);
      refused += 1;
      return { status: 409, body: { code: 'board_rules', detail: '技能已过期', reasons: [reason('skill', { rule: true, overrulable: true })] } };
    },
  });
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}{Enter}{ArrowDown}{Enter}');
  await cell(/孙浩.*Chiller a/);
  await userEvent.keyboard('u');
  await cell(/何俊.*Chiller a/);
  await waitFor(() => expect(made(asked)).toHaveLength(3));
  expect(refused).toBe(1);
  expect(made(asked)[2]).toMatchObject({ reason: '撤销刚才在调度板上的移动', over_rules: true });
});

test('taken off the board, U puts it back where it was', async () => {
  const asked = house({ [MOVE]: moved });
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}{Delete}');
  await waitFor(() => expect(made(asked)).toEqual([{ visit: 'a', engineer: null }]));
  await waitFor(() => expect(screen.getByRole('button', { name: /撤销/ }).hasAttribute('disabled')).toBe(false));
  await userEvent.keyboard('u');
  await waitFor(() => expect(made(asked)[1]).toMatchObject({ visit: 'a', engineer: 'he', starts_at: at('09:00'), ends_at: at('10:30') }));
  expect(versions(asked)).toEqual(['"1"', '"2"']);
});

test('what somebody else does with a visit does not move it under a hand; put back, it is where they put it', async () => {
  let told = SMALL;
  house({ [READ]: () => ({ body: told }) });
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}{Enter}{ArrowRight}');
  told = { ...SMALL, visits: SMALL.visits.map((one) => (one.key === 'a' ? { ...one, version: 2, engineer: 'sun' } : one)) };
  const client = kept.client;
  if (client === undefined) throw new Error('nothing is shown');
  boardChanged(client, [{ subject: 'order-a', kind: 'VisitRescheduled', at: at('10:00') }]);
  await vi.waitFor(() => expect(client.getQueriesData<Board>({ queryKey: SPANS })[0]?.[1]?.visits[0]?.version).toBe(2));
  expect(await cell(/何俊.*Chiller a/)).toBeTruthy();
  await userEvent.keyboard('{Escape}');
  expect(await cell(/孙浩.*Chiller a/)).toBeTruthy();
});

test('what is under way is not taken up, and that is said', async () => {
  const asked = house();
  show({ at: HERE });
  await cell(/Chiller b/);
  await userEvent.keyboard('g{ArrowDown}{ArrowRight}{Enter}');
  expect(await screen.findByText('维修中，不能移动。')).toBeTruthy();
  expect(asked.filter((one) => one.path.endsWith('/verdict'))).toEqual([]);
});

test('out of the promised window a reason is asked before anything is written', async () => {
  const promised = board([HE], [visit('a', 'he', '09:00', '10:30', { promised_from_at: at('08:30'), promised_until_at: at('09:30') })]);
  const asked = house({ [MOVE]: moved }, promised);
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}{Enter}{PageDown}{Enter}');
  const sheet = await sheetOver();
  expect(sheet.textContent).toContain('约定 08:30–09:30');
  expect(made(asked)).toEqual([]);
  await userEvent.type(within(sheet).getByRole('textbox'), '客户同意');
  await userEvent.click(within(sheet).getByRole('button', { name: /就这样安排/ }));
  await waitFor(() => expect(made(asked)).toEqual([{ visit: 'a', engineer: 'he', starts_at: at('10:00'), ends_at: at('11:30'), reason: '客户同意', over_promise: true, over_rules: false }]));
}, 60_000); // a sheet with a form takes this imitation of a browser long where others compute too

test('what nobody may do is refused at once, in the words of the rule', async () => {
  const red: Verdict = { ...GREEN, verdict: 'red', reasons: [reason('past', { rule: true, words: '已经过去了' })] };
  const asked = house({ [VERDICT]: { body: red } });
  show({ at: HERE });
  await cell(/Chiller a/);
  await userEvent.keyboard('g{ArrowRight}{Enter}{ArrowLeft}');
  await waitFor(() => expect(screen.getAllByText('不能派').length).toBeGreaterThan(0));
  await userEvent.keyboard('{Enter}');
  expect((await screen.findAllByText(/放回原处：已经过去了/)).length).toBeGreaterThan(0);
  expect(made(asked)).toEqual([]);
});

test('P holds a waiting order over the board, and Enter sends it', async () => {
  const asked = house({ 'GET /api/v1/dispatch/undecided': { body: { rows: [{ ...waiting, may_send: true, suggestion: { key: 'd', at: at('08:00'), by: null, policy: 'p', policy_zh: '', policy_en: '', number: 1, candidates: 3, able: 0, chosen: null, runner_up: null, starts_at: null, ends_at: null, failing: [], crew: null, sent: null, skill: null, facts: null, because: [], stops: [], turn: null } }], next: null } }, [DROP]: moved });
  show({ at: '/dispatch/board?on=2030-05-06' });
  await screen.findByText('冷库报警');
  await screen.findByText('孙浩');
  await userEvent.keyboard('p{ArrowDown}{Enter}');
  await waitFor(() => expect(made(asked)).toEqual([{ order: 'o', engineer: 'sun', starts_at: at('08:00', '2030-05-06'), ends_at: null }]));
});

test('nobody on the board, a refusal, and a board that is on its way each say so', async () => {
  house({}, board([], []));
  const { unmount } = show({ at: HERE });
  expect(screen.getByRole('status', { name: '正在读调度板' })).toBeTruthy();
  expect(await screen.findByText('还没有工程师')).toBeTruthy();
  unmount();
  house({ [READ]: { status: 403, body: { code: 'not_allowed', detail: '您没有权限看调度板。' } } });
  show({ at: HERE });
  expect(await screen.findByText('您没有权限看调度板。')).toBeTruthy();
});

test('of two hundred engineers and two thousand visits only what is seen is in the page', async () => {
  const engineers = Array.from({ length: 200 }, (_, n) => engineer(`e${n}`, `工程师 ${n}`));
  const visits = engineers.flatMap((one, n) => Array.from({ length: 10 }, (__, k) => visit(`v${n}-${k}`, one.key, `${String(6 + k).padStart(2, '0')}:00`, `${String(6 + k).padStart(2, '0')}:45`)));
  house({}, board(engineers, visits));
  show({ at: HERE });
  await screen.findByText('工程师 0', {}, { timeout: 5_000 });
  expect(document.querySelectorAll('*').length).toBeLessThan(3_000);
  expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('201');
});

test('who may only look is offered nothing to move', async () => {
  house({ 'GET /api/v1/me': { body: { key: 'me', name: '看', zone: 'Asia/Shanghai', language: 'zh-CN', rights: { 'dispatch.see': ['all'] } } } });
  show({ at: HERE });
  expect((await cell(/Chiller a/)).hasAttribute('data-visit')).toBe(false);
});

test('on a narrow screen the list of what waits lies over the board once it is asked for, and Escape gives the focus back', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined, addListener: () => undefined, removeListener: () => undefined }));
  house({ 'GET /api/v1/dispatch/undecided': { body: { rows: [waiting], next: null } } });
  show({ at: HERE });
  await screen.findByText('冷库报警');
  const button = screen.getByRole('button', { name: '待派 1' });
  const list = document.getElementById(button.getAttribute('aria-controls') ?? '');
  expect(list?.dataset['stand']).toBe('closed');
  await userEvent.click(button);
  expect([list?.dataset['stand'], button.getAttribute('aria-expanded')]).toEqual(['over', 'true']);
  expect(list?.contains(document.activeElement)).toBe(true);
  await userEvent.keyboard('{Escape}');
  expect([list?.dataset['stand'], document.activeElement]).toEqual(['closed', button]);
  await userEvent.click(button);
  await userEvent.click(screen.getByText(/W-77/));
  expect(list?.dataset['stand']).toBe('closed');
  expect(await screen.findByRole('complementary')).toBeTruthy();
});

test('with room for it the list stands beside the board, and no button opens it', async () => {
  house({ 'GET /api/v1/dispatch/undecided': { body: { rows: [waiting], next: null } } });
  show({ at: HERE });
  await screen.findByText('冷库报警');
  expect(document.getElementById('board-undecided')?.dataset['stand']).toBe('beside');
  expect(screen.queryByRole('button', { name: /^待派 / })).toBeNull();
});

test('that the line is cut is said once, not anew with every minute', async () => {
  house();
  show({ at: HERE });
  await cell(/Chiller a/);
  expect(screen.getByText('实时').getAttribute('role')).toBe('status');
  act(() => boardLineIs(false));
  expect(screen.getByText('已断开，正在重连').getAttribute('role')).toBe('status');
  act(() => boardLineIs(true));
});
