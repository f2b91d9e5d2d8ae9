/** The board as a page with a server of a few lines behind it, for tests. */
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { vi } from 'vitest';

import { InZone } from '@/lib/reader';
import { show as showAt } from '@/testing/render';
import { serving, type Asked } from '@/testing/server';

import type { Waiting } from '../../types';
import { BoardPage } from '../board-page';
import type { Board, MoveAsked, Verdict } from '../types';
import { at, board, engineer, visit } from './made';

export const HERE = `/dispatch/board?on=2026-11-23`;
export const READ = 'GET /api/v1/dispatch/board';
export const VERDICT = 'GET /api/v1/dispatch/board/verdict';
export const MOVE = 'POST /api/v1/dispatch/board/moves';
export const DROP = 'POST /api/v1/dispatch/board/drops';
const NONE = { body: { rows: [], next: null } };

export const HE = engineer('he', '何俊', { level: 3 });
const LIN = engineer('lin', '林志强', { leaves: [{ starts_at: at('08:00'), ends_at: at('18:00'), reason: '外训' }], shifts: [], duty_minutes: 0, planned_minutes: 0 });
export const SMALL = board([HE, engineer('sun', '孙浩'), LIN], [visit('a', 'he', '09:00', '10:30'), visit('b', 'sun', '14:00', '15:00', { state: 'on_site', pinned: 'on_site' })]);
export const GREEN: Verdict = { verdict: 'green', starts_at: at('09:15'), ends_at: at('10:45'), travel_minutes: 20, travel_on_minutes: null, late_minutes: 0, reasons: [] };
const order = { id: 1, key: 'o', number: 77, title: '冷库报警', priority: 1, state: 'triaged', kind: { code: 'repair', name_zh: '报修', name_en: 'Repair' }, customer: { key: 'c', name: '佳禾超市' }, asset: null, owner: null, team: null, act_by: 'arrival', act_by_at: at('12:00'), wait_reason: '', reported_at: at('08:00'), changed_at: at('08:00'), version: 1 };
export const waiting = { order, people: 1, suggestion: null, may_send: false } as unknown as Waiting;

export const house = (more: Parameters<typeof serving>[0] = {}, told: Board = SMALL) =>
  serving({
    'GET /api/v1/me': { body: { key: 'me', name: '王敏', zone: 'Asia/Shanghai', language: 'zh-CN', rights: { 'dispatch.see': ['all'], 'dispatch.decide': ['all'] } } },
    'GET /api/v1/dispatch/undecided': NONE,
    'GET /api/v1/teams': NONE,
    'GET /api/v1/kinds': { body: [{ code: 'repair', on_site: true }, { code: 'question', on_site: false }] },
    'GET /api/v1/skills': NONE,
    'GET /api/v1/territories': NONE,
    [READ]: { body: told },
    [VERDICT]: { body: GREEN },
    ...more,
  });

export const kept: { client?: QueryClient } = {};

/** Hands out what the page has read, to tell it what others did. */
function Client() {
  const client = useQueryClient();
  useEffect(() => {
    kept.client = client;
  }, [client]);
  return null;
}

export const show = (where: { at: string }) =>
  showAt(
    <InZone zone="Asia/Shanghai">
      <Client />
      <BoardPage />
    </InZone>,
    where,
  );

/** A visit that was moved, or an order that was sent. */
export type Put = Pick<MoveAsked, 'starts_at' | 'ends_at' | 'mates' | 'reason' | 'over_promise'> & { visit?: string; order?: string; engineer: string | null };

export const moved = ({ body }: Asked): { body: unknown } => {
  const asked = body as Put;
  const before = SMALL.visits.find((one) => one.key === asked.visit) ?? visit(asked.visit ?? 'new', asked.engineer, '09:00', '10:00');
  const gone = asked.engineer === null;
  return { body: { key: before.key, version: before.version + 1, visit: gone ? null : { ...before, version: before.version + 1, engineer: asked.engineer, starts_at: asked.starts_at, ends_at: asked.ends_at }, was: { engineer: before.engineer, starts_at: before.starts_at, ends_at: before.ends_at, mates: [] }, customer_told: null } };
};
export const made = (asked: Asked[]): Put[] => asked.filter((one) => one.path.endsWith('/moves') || one.path.endsWith('/drops')).map((one) => one.body as Put);
export const versions = (asked: Asked[]): (string | null)[] => asked.filter((one) => one.path.endsWith('/moves')).map((one) => one.headers.get('If-Match'));
/** By its name alone: what a role means for every element of the board takes this imitation of a browser seconds. */
export const cell = (name: RegExp): Promise<HTMLElement> =>
  vi.waitFor(() => {
    const found = [...document.querySelectorAll<HTMLElement>('[role="gridcell"]')].find((one) => name.test(one.getAttribute('aria-label') ?? ''));
    if (found === undefined) throw new Error(`no cell ${name.source}`);
    return found;
  });
/** Likewise the sheet over the page; its words are fetched when it is first opened. */
export const sheetOver = (): Promise<HTMLElement> =>
  vi.waitFor(
    () => {
      const found = document.querySelector<HTMLElement>('[role="dialog"]');
      if (found === null) throw new Error('no sheet');
      return found;
    },
    { timeout: 10_000 },
  );
