import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { InZone } from '@/lib/reader';
import { show as showAt } from '@/testing/render';
import { serving } from '@/testing/server';

import { ProposalPage } from './proposal-page';
import { change, figures, head, part, proposal, taking } from './testing/made';
import type { Proposal, Taking } from './types';

vi.setConfig({ testTimeout: 60_000 });

const READ = 'GET /api/v1/dispatch/proposals/p';
const CHECK = 'POST /api/v1/dispatch/proposals/p/check';
const TAKE = 'POST /api/v1/dispatch/proposals/p/take';
const TAKING = '/api/v1/dispatch/proposals/p/takings/t';
const STOP = 'POST /api/v1/dispatch/proposals/p/stop';

const holds = (number: number) => ({ part: number, holds: true, lost: [] });
const lost = (number: number, why: string[]) => ({ part: number, holds: false, lost: [{ order: change(number).order, visit: `visit-${number}`, why }] });

const show = () =>
  showAt(
    <InZone zone="Asia/Shanghai">
      <ProposalPage />
    </InZone>,
    { path: '/dispatch/proposals/:key', at: '/dispatch/proposals/p' },
  );

const running = (more: Partial<Proposal> = {}): Proposal => proposal([], { state: 'running', done: 42, ended_at: null, board_at: null, ...more });

test('while it is worked at, the best so far stands beside what is and what dispatch alone would do', async () => {
  serving({ [READ]: { body: running() } });
  show();
  expect(await screen.findByText('正在排：42%')).toBeTruthy();
  expect(screen.getByRole('heading', { name: '比逐单派：多安排 2 单；少迟到 3 单；路上少 10 时；少开 290 公里' })).toBeTruthy();
  const travel = within(screen.getByRole('row', { name: /^路上/ }));
  expect(travel.getAllByRole('cell').map((one) => one.textContent)).toEqual(['20 时', '20 时', '10 时', '−10 时更好']);
});

test('before the first plan is found nothing is said of one', async () => {
  serving({ [READ]: { body: running({ done: 0, figures: null, gain: null }) } });
  show();
  expect(await screen.findByText('正在读调度板…')).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
});

test('stopped, it says that what was found comes, and then shows it', async () => {
  const state = { stopped: false };
  const asked = serving({
    [READ]: () => ({ body: state.stopped ? proposal([part(1)], { state: 'stopped' }) : running() }),
    [STOP]: () => {
      state.stopped = true;
      return { body: head({ state: 'running' }) };
    },
    [CHECK]: { body: { rows: [holds(1)] } },
  });
  show();
  await userEvent.click(await screen.findByRole('button', { name: /就用已找到的/ }));
  expect(await screen.findByText('正在停下，马上给出已找到的…')).toBeTruthy();
  expect(await screen.findByText('提前停了', {}, { timeout: 5_000 })).toBeTruthy();
  expect(screen.getByText('可以采纳（1）')).toBeTruthy();
  expect(asked.filter((one) => one.path.endsWith('/stop'))).toHaveLength(1);
});

test('each change says who and when before and after, and what that costs', async () => {
  serving({ [READ]: { body: proposal([part(1, [change(77, { late_minutes: 5 }), change(78, { was: null, visit: null })])]) }, [CHECK]: { body: { rows: [holds(1)] } } });
  show();
  expect(await screen.findByText('改 2 次上门，分 1 部分')).toBeTruthy();
  expect(screen.getByText(/^He Jun · .*09:00–10:30$/)).toBeTruthy();
  expect(screen.getAllByText(/14:00–15:30$/)).toHaveLength(2);
  expect(screen.getByText('路上 20 分（原来 50 分）')).toBeTruthy();
  expect(screen.getByText('比时限晚 5 分')).toBeTruthy();
  expect(screen.getByText('原来晚 15 分')).toBeTruthy();
  expect(screen.getByText('还没人去')).toBeTruthy();
  expect(await screen.findByText(/核对：都还成立$/)).toBeTruthy();
});

test('a part that does not hold any more stands apart with the reason, and is not taken with the rest', async () => {
  const asked = serving({
    [READ]: { body: proposal([part(1), part(2)]) },
    [CHECK]: { body: { rows: [holds(1), lost(2, ['moved_since', 'skill'])] } },
    [TAKE]: { body: taking([1]) },
  });
  show();
  const apart = await screen.findByRole('region', { name: '不再成立（1）' });
  expect(within(apart).getByText('上门已被改过；缺少技能')).toBeTruthy();
  expect(within(apart).queryByRole('checkbox')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: /全部采纳/ }));
  await userEvent.click(await screen.findByRole('button', { name: /^采\s?纳$/ }));
  await waitFor(() => expect(asked.find((one) => one.path.endsWith('/take'))?.body).toEqual({ parts: [1] }));
});

test('what is unticked stays, and what did not hold when it was to be taken says why', async () => {
  const state = { taken: false };
  const asked = serving({
    [READ]: () => ({ body: proposal([part(1, undefined, state.taken ? '2026-11-23T02:00:00Z' : null), part(2), part(3)]) }),
    [CHECK]: () => ({ body: { rows: state.taken ? [lost(2, ['somebody_goes']), holds(3)] : [holds(1), holds(2), holds(3)] } }),
    [TAKE]: () => {
      state.taken = true;
      return { body: taking([1], { refused: [lost(2, ['somebody_goes'])] }) };
    },
  });
  show();
  await userEvent.click(await screen.findByRole('checkbox', { name: '第 3 部分 · 1 处改动：W-3' }));
  expect(screen.getByText('选了 2 部分，2 处改动')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: /采纳选中的/ }));
  await userEvent.click(await screen.findByRole('button', { name: /^采\s?纳$/ }));
  expect(await screen.findByText('采纳了 1 部分，1 处改动。1 部分没有采纳，原因写在下面“不再成立”里。')).toBeTruthy();
  expect(asked.find((one) => one.path.endsWith('/take'))?.body).toEqual({ parts: [1, 2] });
  expect(within(await screen.findByRole('region', { name: '不再成立（1）' })).getByText('已经有人去了')).toBeTruthy();
  expect(await screen.findByRole('region', { name: '已采纳（1）' })).toBeTruthy();
});

test('all of it is taken by keys alone', async () => {
  const asked = serving({ [READ]: { body: proposal([part(1), part(2)]) }, [CHECK]: { body: { rows: [holds(1), holds(2)] } }, [TAKE]: { body: taking([2]) } });
  show();
  const first = await screen.findByRole('checkbox', { name: '第 1 部分 · 1 处改动：W-1' });
  await userEvent.keyboard('j');
  expect(document.activeElement).toBe(first);
  await userEvent.keyboard(' ');
  expect((first as HTMLInputElement).checked).toBe(false);
  await userEvent.keyboard('j');
  expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: '第 2 部分 · 1 处改动：W-2' }));
  await userEvent.keyboard('a');
  expect(await screen.findByText('采纳 1 处改动？')).toBeTruthy();
  const take = screen.getByRole('button', { name: /^采\s?纳$/ });
  for (let presses = 0; presses < 4 && document.activeElement !== take; presses += 1) await userEvent.tab();
  expect(document.activeElement).toBe(take);
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(asked.find((one) => one.path.endsWith('/take'))?.body).toEqual({ parts: [2] }));
});

test('many changes are taken by a worker: how far it is, stopped, what was taken stays', async () => {
  const state = { stopped: false, looks: 0 };
  const now = (): Taking => taking([1, 2], state.stopped ? { state: 'stopped', done: 1, taken: [1] } : { state: 'running', ended_at: null, done: Math.min(state.looks, 1), taken: state.looks > 0 ? [1] : [] });
  const asked = serving({
    [READ]: () => ({ body: proposal([part(1, undefined, state.stopped ? '2026-11-23T02:00:00Z' : null), part(2)], { taking: state.looks > 0 && !state.stopped ? 't' : null }) }),
    [CHECK]: { body: { rows: [holds(2)] } },
    [TAKE]: () => ({ body: now() }),
    [`GET ${TAKING}`]: () => {
      state.looks += 1;
      return { body: now() };
    },
    [`POST ${TAKING}/stop`]: () => {
      state.stopped = true;
      return { body: now() };
    },
  });
  show();
  await userEvent.click(await screen.findByRole('button', { name: /全部采纳/ }));
  await userEvent.click(await screen.findByRole('button', { name: /^采\s?纳$/ }));
  expect(await screen.findByText(/^正在采纳：1 \/ 2 处改动/)).toBeTruthy();
  expect(await screen.findByRole('region', { name: '已采纳（1）' })).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '停下，已采纳的保留' }));
  expect(await screen.findByText('采纳了 1 部分，1 处改动。后面的没有动。')).toBeTruthy();
  expect(screen.getByRole('button', { name: /全部采纳/ })).toBeTruthy();
  expect(asked.filter((one) => one.path.endsWith('/take'))).toHaveLength(1);
});

test('what somebody else takes of it is followed, and a refusal to take it too is said', async () => {
  serving({
    [READ]: { body: proposal([part(1), part(2)], { taking: 't' }) },
    [CHECK]: { body: { rows: [holds(1), holds(2)] } },
    [`GET ${TAKING}`]: { body: taking([1, 2], { state: 'running', done: 0, total: 2, taken: [] }) },
  });
  const { unmount } = show();
  expect(await screen.findByText(/^正在采纳：0 \/ 2 处改动/)).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /^第 1 部分/ }).disabled).toBe(true);
  unmount();
  serving({ [READ]: { body: proposal([part(1)]) }, [CHECK]: { body: { rows: [holds(1)] } }, [TAKE]: { status: 409, body: { code: 'proposal_being_taken', detail: '别人正在采纳这个方案。' } } });
  show();
  await userEvent.click(await screen.findByRole('button', { name: /全部采纳/ }));
  await userEvent.click(await screen.findByRole('button', { name: /^采\s?纳$/ }));
  expect(await screen.findByText('没采纳成')).toBeTruthy();
  expect(screen.getByText('别人正在采纳这个方案。')).toBeTruthy();
});

test('a long plan is read page by page, and a part over the edge of a page is chosen as one', async () => {
  const first = { ...proposal([part(1), part(2, [change(2)])]), parts_next: 'c1', left_next: null };
  const asked = serving({
    [READ]: { body: first },
    [`${READ}/parts`]: ({ search }) => ({ body: search.includes('c1') ? { rows: [part(2, [change(3)])], next: 'c2' } : { rows: [part(4)], next: null } }),
    [CHECK]: { body: { rows: [holds(1), holds(2), holds(4)] } },
  });
  show();
  expect(await screen.findByRole('checkbox', { name: '第 2 部分 · 2 处改动：W-2、W-3' })).toBeTruthy();
  expect(screen.getByText('选了 3 部分，4 处改动')).toBeTruthy();
  expect(asked.filter((one) => one.path.endsWith('/parts')).map((one) => one.search)).toEqual(['?cursor=c1', '?cursor=c2']);
});

test('a plan nobody asked for says what it is to mend', async () => {
  const why = [{ code: 'urgent' as const, at: '2026-11-23T01:00:00Z', order: { key: 'o', number: 77 }, person: null }, { code: 'away' as const, at: '2026-11-23T01:00:00Z', order: null, person: { key: 'he', name: '何俊' } }];
  serving({ [READ]: { body: proposal([], { by: null, why }) } });
  show();
  expect(await screen.findByText(/急单 W-77；何俊 不在岗.*系统/)).toBeTruthy();
});

test('what has no place is told by reason, and so is what was not to be moved', async () => {
  const left = [{ order: change(5).order, visit: null, reason: 'rules' as const, rules: ['skill' as const] }, { order: change(6).order, visit: 'visit-6', reason: 'no_room' as const, rules: [] }];
  serving({ [READ]: { body: proposal([part(1)], { left, stays: { travelling: 3, by_hand: 1 } }) }, [CHECK]: { body: { rows: [holds(1)] } } });
  show();
  expect(within(await screen.findByRole('region', { name: '规则不让（1）' })).getByText('仍没人去；缺少技能')).toBeTruthy();
  expect(within(screen.getByRole('region', { name: '没有人有足够的空档（1）' })).getByText('照原样')).toBeTruthy();
  expect(within(screen.getByRole('region', { name: '4 次上门没有参与' })).getByText('有人特意这样派的')).toBeTruthy();
});

test('of five hundred parts only what is near is in the page', async () => {
  const parts = Array.from({ length: 500 }, (_, n) => part(n + 1));
  serving({ [READ]: { body: proposal(parts) }, [CHECK]: { body: { rows: parts.map((one) => holds(one.number)) } } });
  show();
  expect(await screen.findByText('可以采纳（500）')).toBeTruthy();
  expect(document.querySelectorAll('*').length).toBeLessThan(2_000);
});

test('a plan that came to nothing says what can be done, and one that changes nothing says so', async () => {
  serving({ [READ]: { body: proposal([], { state: 'failed', trouble: 'proposal_too_large', figures: null, gain: null }) } });
  const { unmount } = show();
  expect(await screen.findByText(/请分组求，或选少几天/)).toBeTruthy();
  unmount();
  serving({ [READ]: { body: proposal([]) } });
  show();
  expect(await screen.findByText(/找不到比现在更好的安排/)).toBeTruthy();
});

test('a plan that was stopped too soon, or not finished in time, is not called the best there is', async () => {
  serving({ [READ]: { body: proposal([], { state: 'stopped', figures: { present: figures(), greedy: figures({ visits: 24 }), proposed: figures() } }) } });
  const { unmount } = show();
  expect(await screen.findByText(/^停下时还没有找到/)).toBeTruthy();
  expect(screen.queryByText(/^比逐单派/)).toBeNull();
  unmount();
  serving({ [READ]: { body: proposal([], { left: [{ order: change(1).order, visit: null, reason: 'part_failed', rules: [] }] }) } });
  show();
  expect(await screen.findByText(/没来得及算完/)).toBeTruthy();
  expect(screen.queryByText(/找不到比现在更好的安排/)).toBeNull();
});

test('without the orders nobody has, a plan is compared with what stands', async () => {
  serving({ [READ]: { body: proposal([part(1)], { orders: false }) }, [CHECK]: { body: { rows: [] } } });
  show();
  expect(await screen.findByRole('heading', { name: /^比现在：/ })).toBeTruthy();
  expect(screen.getAllByRole('columnheader').map((one) => one.textContent)).toEqual(['指标', '现在', '方案', '方案 − 现在']);
});
