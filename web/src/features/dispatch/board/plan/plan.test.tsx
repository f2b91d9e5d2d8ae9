import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { InZone } from '@/lib/reader';
import { show } from '@/testing/render';
import { serving } from '@/testing/server';

import { change, head, part, proposal } from '../../proposals/testing/made';
import { BoardPage } from '../board-page';
import { board, engineer, visit } from '../testing/made';

vi.setConfig({ testTimeout: 180_000 });

const NONE = { body: { rows: [], next: null } };
const SMALL = board([engineer('he', '何俊'), engineer('sun', '孙浩')], [visit('visit-1', 'he', '09:00', '10:30')]);

const house = (rights: string[], more: Parameters<typeof serving>[0] = {}) =>
  serving({
    'GET /api/v1/me': { body: { key: 'me', name: '王敏', zone: 'Asia/Shanghai', language: 'zh-CN', rights: Object.fromEntries(rights.map((right) => [right, ['all']])) } },
    'GET /api/v1/dispatch/undecided': NONE,
    'GET /api/v1/teams': NONE,
    'GET /api/v1/kinds': { body: [{ code: 'repair', on_site: true }] },
    'GET /api/v1/skills': NONE,
    'GET /api/v1/territories': NONE,
    'GET /api/v1/dispatch/board': { body: SMALL },
    ...more,
  });

const open = (search: string) =>
  show(
    <InZone zone="Asia/Shanghai">
      <BoardPage />
    </InZone>,
    { at: `/dispatch/board?${search}` },
  );

const BOTH = ['dispatch.see', 'dispatch.decide', 'workorders.plan'];

test('places of a plan are drawn where they would be, and put away again', async () => {
  house(BOTH, { 'GET /api/v1/dispatch/proposals/p': { body: proposal([part(1, [change(1)])]) } });
  open('on=2026-11-23&plan=p');
  expect(await screen.findByText('1 次上门的建议位置画成虚框，采纳之前不生效。')).toBeTruthy();
  const ghosts = () => [...document.querySelectorAll('[data-engineer="sun"] i')].filter((one) => one.textContent === 'W-1');
  await waitFor(() => expect(ghosts()).toHaveLength(1));
  expect(screen.getByRole('link', { name: '看方案' }).getAttribute('href')).toBe('/dispatch/proposals/p');
  await userEvent.click(screen.getByRole('button', { name: '收起' }));
  await waitFor(() => expect(ghosts()).toHaveLength(0));
});

test('what the board is narrowed to is what the plan is asked for', async () => {
  const asked = house(BOTH, { 'POST /api/v1/dispatch/proposals': { status: 201, body: head({ state: 'running' }) } });
  open('q=何');
  await screen.findByRole('grid');
  await userEvent.click(screen.getByRole('button', { name: /^排程/ }));
  expect(await screen.findByText('只排板上筛出的 2 人')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: '开始排' }));
  await waitFor(() => expect(asked.find((one) => one.path.endsWith('/proposals'))?.body).toMatchObject({ kind: 'repair', engineers: ['he', 'sun'] }));
});

test('the board is narrowed to a territory, and so is the plan asked of it', async () => {
  const asked = house(BOTH, {
    'GET /api/v1/territories': { body: { rows: [{ key: 'east', code: 'east', name_zh: '华东', name_en: 'East', parent: null, version: 1 }] } },
    'POST /api/v1/dispatch/proposals': { status: 201, body: head({ state: 'running' }) },
  });
  open('on=2026-11-23');
  await screen.findByRole('grid');
  await userEvent.click(screen.getByRole('button', { name: '筛选' }));
  await userEvent.click(await screen.findByRole('combobox', { name: '服务区域' }));
  await userEvent.click(await screen.findByTitle('华东'));
  expect(await screen.findByRole('button', { name: '筛选 1' })).toBeTruthy();
  await waitFor(() => expect(asked.some((one) => one.path.endsWith('/dispatch/board') && one.search.includes('territory=east'))).toBe(true));
  await userEvent.click(screen.getByRole('button', { name: /^排程/ }));
  await userEvent.click(await screen.findByRole('button', { name: '开始排' }));
  await waitFor(() => expect(asked.find((one) => one.path.endsWith('/proposals'))?.body).toMatchObject({ engineers: ['he', 'sun'] }));
});

test('who may not plan is neither offered a plan nor shown one', async () => {
  const asked = house(['dispatch.see', 'dispatch.decide']);
  open('on=2026-11-23&plan=p');
  await screen.findByRole('grid');
  expect(screen.queryByRole('button', { name: /^排程/ })).toBeNull();
  expect(asked.some((one) => one.path.includes('/proposals'))).toBe(false);
});
