import type { Asked, Policy } from './types';

/** Rules and weights as the server reads them. */
export type Body = {
  rules?: Record<string, boolean | number>;
  weights: Record<string, number>;
  scales?: Record<string, number>;
  certificates?: string[];
  visit_minutes?: number;
  remote_minutes?: number;
  days?: number;
  lead_minutes?: number;
  overtime_minutes?: number;
  mentor_credit?: number;
};
export type Shift = NonNullable<Asked['shifts']>[number];
export type Copy = NonNullable<Asked['copies']>[number];
export type Draft = {
  since: string;
  until: string;
  /** The orders of which policy go otherwise; `ALL`: every order's, "": no rules are changed. */
  insteadOf: string;
  body: Body | null;
  without: string[];
  copies: Copy[];
  shifts: Shift[];
};

export const ALL = '*';

/** The rules that take a number, with its range and what counts if only "yes" is said; as docs/reference/dispatch.md. */
export const LIMITS: Readonly<Record<string, readonly [least: number, most: number, usual: number]>> = { skill: [1, 5, 1], level: [1, 3, 1], distance: [1, 1440, 120] };
export const RULES = ['skill', 'level', 'distance', 'territory', 'access', 'window', 'workload', 'home', 'on_call'] as const;
export const WEIGHTS = ['promise', 'travel', 'fairness', 'load', 'fit', 'continuity', 'language', 'overtime', 'efficiency', 'territory'] as const;

/** A policy's rules and weights as a change begins from them. */
export const bodyOf = ({ rules, weights, scales, certificates, visit_minutes, remote_minutes, days, lead_minutes, overtime_minutes, mentor_credit }: Policy): Body => ({
  rules,
  weights,
  scales,
  certificates,
  visit_minutes,
  remote_minutes,
  days,
  lead_minutes,
  overtime_minutes,
  mentor_credit,
});

/** What is asked of the server. */
export const asked = ({ since, until, insteadOf, body, without, copies, shifts }: Draft): Asked => ({
  since,
  until,
  policy: insteadOf === '' || body === null ? null : { instead_of: insteadOf === ALL ? null : insteadOf, body },
  without,
  copies: copies.filter((one) => one.engineer !== ''),
  shifts: shifts.filter((one) => one.weekdays.length > 0),
});

/** Nothing is different: what is then compared is the present with what really was. */
export const isPlain = (draft: Draft): boolean => {
  const { policy, without = [], copies = [], shifts = [] } = asked(draft);
  return policy === null && without.length + copies.length + shifts.length === 0;
};

/** The whole month before the one this day is in. */
export function lastMonth(today: string): { since: string; until: string } {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 2, 1));
  const last = new Date(Date.UTC(year, month - 1, 0));
  return { since: first.toISOString().slice(0, 10), until: last.toISOString().slice(0, 10) };
}

/** "18:30" of minutes of the day, beyond midnight too. */
export const clockOf = (minute: number): string => `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
