import type { Clock, Row } from './types';

/** How urgent a promise is: quiet until a quarter of its time is left, amber, red at a tenth, solid red once over. */
export type Heat = 'quiet' | 'warn' | 'red' | 'over';

export type Due =
  | { kind: 'running'; heat: Heat; at: Date; left: number }
  | { kind: 'paused' }
  | { kind: 'resolved' }
  | { kind: 'none' };

const WARN_SHARE = 0.25;
const RED_SHARE = 0.1;

export function heatOf(left: number, whole: number): Heat {
  if (left <= 0) return 'over';
  const share = left / Math.max(whole, 1);
  return share <= RED_SHARE ? 'red' : share <= WARN_SHARE ? 'warn' : 'quiet';
}

type Promised = Pick<Row, 'state' | 'act_by' | 'act_by_at' | 'reported_at'>;

/** What a line of the queue says about time. While an order waits only a promise that runs on is worth a countdown. */
export function dueOf(row: Promised, now: Date): Due {
  if (row.state === 'resolved' || row.state === 'closed') return { kind: 'resolved' };
  if (row.state === 'waiting' && (row.act_by === 'wake' || row.act_by_at === null)) return { kind: 'paused' };
  if (row.act_by_at === null || row.act_by === 'wake') return { kind: 'none' };
  const at = new Date(row.act_by_at);
  const left = at.getTime() - now.getTime();
  return { kind: 'running', at, left, heat: heatOf(left, at.getTime() - new Date(row.reported_at).getTime()) };
}

/** The heat of one clock of an order; a clock that is kept or at rest has none. */
export function clockHeat(clock: Clock, now: Date): Heat {
  if (clock.met === true || clock.state === 'paused') return 'quiet';
  if (clock.met === false) return 'over';
  const due = new Date(clock.due_at).getTime();
  return heatOf(due - now.getTime(), due - new Date(clock.started_at).getTime());
}
