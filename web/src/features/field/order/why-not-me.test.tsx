import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';

import { show } from '@/testing/render';
import { serving } from '@/testing/server';

import type { MyStanding } from '../types';
import { WhyNotMe } from './why-not-me';

const ADDRESS = 'GET /api/v1/workorders/w/decisions/mine';
const facts = { on_site: true, work_minutes: 90, travel_minutes: 18, ahead_minutes: 0, recent_minutes: 0, overtime_minutes: 0, slack_minutes: 47, proficiency: 2, asset_visits: 0, customer_visits: 0, wanted: false };
const mine: MyStanding = {
  at: '2026-01-01T00:00:00Z', policy_zh: '均衡', policy_en: 'Balanced', number: 2, candidates: 9, able: 5, chosen: false, behind: ['travel'], other_wanted: false,
  standing: { engineer: { key: 'p', name: '何俊' }, rank: 2, points: 4000, wanted_points: 0, parts: {}, travel_minutes: 18, starts_in_minutes: 40, facts, reasons: [], crew: '' },
};

async function ask(told: MyStanding): Promise<void> {
  serving({ [ADDRESS]: { body: told } });
  show(<WhyNotMe order="w" />);
  await userEvent.click(screen.getByRole('button', { name: '为什么不是我' }));
}

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = vi.fn(function open(this: HTMLDialogElement) {
    this.open = true;
  });
});

test('one’s place is told, and what others had more of', async () => {
  await ask(mine);
  expect(await screen.findByText('5 位能去的人里，您排第 2。')).toBeTruthy();
  expect(screen.getByText('差在：路程')).toBeTruthy();
  expect(screen.queryByText(/派单意愿/)).toBeNull();
});

test('that somebody else was wanted is told as a reason of its own', async () => {
  await ask({ ...mine, behind: [], other_wanted: true });
  expect(await screen.findByText('派单意愿里写明优先派另一位。')).toBeTruthy();
});
