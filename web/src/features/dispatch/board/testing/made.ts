/** A small board as the server would tell it, for tests: Shanghai, 23 November 2026. */
import type { Board, BoardEngineer, BoardVisit, Reason } from '../types';

export const DAY = '2026-11-23';
export const at = (time: string, day: string = DAY): string => new Date(`${day}T${time}:00+08:00`).toISOString();

export const engineer = (key: string, name: string, more: Partial<BoardEngineer> = {}): BoardEngineer => ({
  key, name, level: 2, team: null, skills: [], home: null, position: null, presence: { state: 'on_duty', until_at: null },
  shifts: [{ starts_at: at('08:00'), ends_at: at('17:00') }], breaks: [{ starts_at: at('12:00'), ends_at: at('13:00') }], leaves: [], on_call: [], kept: [],
  planned_minutes: 240, duty_minutes: 480, ...more,
});

export const visit = (key: string, engineerKey: string | null, from: string, until: string, more: Partial<BoardVisit> = {}): BoardVisit => ({
  key, version: 1, engineer: engineerKey, mates: [], state: 'confirmed', offered: false, starts_at: at(from), ends_at: at(until), promised_from_at: null, promised_until_at: null,
  pinned: null, travel_minutes: 30, travel_from: 'home', out_of_turn: null, late_minutes: 0,
  order: { key: `order-${key}`, number: 100, title: `Chiller ${key}`, priority: 2, kind: 'repair', customer: 'Jianghai', site: 'Qiantang', place: null, arrive_by_at: null }, ...more,
});

export const board = (engineers: BoardEngineer[], visits: BoardVisit[]): Board => ({ at: at('10:00'), from: at('00:00'), until: at('06:00', '2026-11-24'), engineers, visits, dropped: { engineers: 0, visits: 0 } });

export const reason = (code: string, more: Partial<Reason> = {}): Reason => ({
  code, rule: false, overrulable: false, words: `words of ${code}`, visit: null, order: null, number: null, name: null, starts_at: null, ends_at: null, earliest_at: null, minutes: null, ...more,
});
