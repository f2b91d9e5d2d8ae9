/** Plans as the server would tell them, for tests: Shanghai, 23 November 2026. */
import { at } from '../../board/testing/made';
import type { Change, Figures, Head, Part, Proposal, Taking } from '../types';

const HE = { key: 'he', name: 'He Jun' };
const SUN = { key: 'sun', name: 'Sun Hao' };

export const figures = (more: Partial<Figures> = {}): Figures => ({ visits: 20, unassigned: 4, travel: 1_200, km: 600, late: 5, late_minutes: 90, overtime: 30, moved: 0, ...more });

/** A visit of He Jun's from nine that goes to Sun Hao at two. */
export const change = (number: number, more: Partial<Change> = {}): Change => ({
  order: { key: `order-${number}`, number, title: `Chiller ${number}`, priority: 2 }, visit: `visit-${number}`, engineer: SUN, mates: [],
  starts_at: at('14:00'), ends_at: at('15:30'), travel_minutes: 20, late_minutes: 0, refused: [],
  was: { engineer: HE, starts_at: at('09:00'), ends_at: at('10:30'), travel_minutes: 50, late_minutes: 15 }, ...more,
});

export const part = (number: number, changes: Change[] = [change(number)], takenAt: string | null = null): Part => ({ number, taken_at: takenAt, changes });

export const head = (more: Partial<Head> = {}): Head => ({
  key: 'p', kind: 'reshuffle', state: 'done', by: { key: 'me', name: 'Wang Min' }, since: '2026-11-23', until: '2026-11-24', team: null, territory: null, engineers: [], orders: true,
  started_at: at('09:55'), ended_at: at('09:56'), done: 100, total: 100, board_at: at('09:55'), trouble: '', stays: {},
  figures: { present: figures({ visits: 18 }), greedy: figures(), proposed: figures({ visits: 22, unassigned: 2, travel: 600, km: 310, late: 2, late_minutes: 20, moved: 3 }) },
  gain: { visits: 2, travel: 600, km: 290, late: 3, late_minutes: 70, overtime: 0 }, taking: null, why: [], ...more,
});

export const proposal = (parts: Part[], more: Partial<Proposal> = {}): Proposal => ({ ...head(), parts, left: [], ...more });

/** A taking of these parts, each of one change, as far as it is. */
export const taking = (parts: number[], more: Partial<Taking> = {}): Taking => ({ key: 't', state: 'done', started_at: at('10:00'), ended_at: at('10:01'), done: parts.length, total: parts.length, parts, taken: parts, visits: [], refused: [], trouble: '', ...more });
