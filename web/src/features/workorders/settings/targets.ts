import type { PolicyIn, Target, TargetName } from './queries';

/** A target as it is edited: an amount of a unit, and the calendar it runs by; none runs around the clock. */
export type Unit = 'minutes' | 'hours' | 'days';
export type Edited = { amount: number | null; unit: Unit; calendar: string | null };

export const TARGETS: TargetName[] = inOrder({ response: 0, arrival: 1, next_update: 2, resolution: 3 });

function inOrder(rank: Record<TargetName, number>): TargetName[] {
  return (Object.keys(rank) as TargetName[]).sort((one, other) => rank[one] - rank[other]);
}

const NOTHING: Edited = { amount: null, unit: 'hours', calendar: null };

/** Whole hours as hours, the rest as minutes, working days as days. */
export function edited(target: Target | undefined): Edited {
  if (target === undefined) return NOTHING;
  if (target.working_days !== null) return { amount: target.working_days, unit: 'days', calendar: target.calendar };
  const minutes = target.minutes ?? 0;
  const whole = minutes % 60 === 0;
  return { amount: whole ? minutes / 60 : minutes, unit: whole ? 'hours' : 'minutes', calendar: target.calendar };
}

/** What is sent: only what has an amount is promised. */
export function promised(targets: Record<TargetName, Edited>): PolicyIn['targets'] {
  const told = TARGETS.flatMap((name) => {
    const { amount, unit, calendar } = targets[name];
    if (amount === null) return [];
    return [[name, unit === 'days' ? { working_days: amount, calendar } : { minutes: Math.round(amount * (unit === 'hours' ? 60 : 1)), calendar }]];
  });
  return Object.fromEntries(told) as PolicyIn['targets'];
}
