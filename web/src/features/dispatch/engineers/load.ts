import { HOUR } from '@/lib/time';

/** How full a day is: the part of the bar, and whether it is near or over what the engineer may be given. */
export type Load = { part: number; heat: 'calm' | 'near' | 'over' };

const NEAR = 0.85;

export function loadOf(minutes: number, cap: number): Load {
  if (cap <= 0) return { part: minutes > 0 ? 1 : 0, heat: minutes > 0 ? 'over' : 'calm' };
  const part = minutes / cap;
  return { part: Math.min(part, 1), heat: part > 1 ? 'over' : part >= NEAR ? 'near' : 'calm' };
}

/** Ends that are offered for an absence, from now on, at most a day ahead as the server has it. */
export const ENDS_HOURS = [1, 2, 4, 8, 24] as const;
export const endOf = (hours: number, now: Date): string => new Date(now.getTime() + hours * HOUR).toISOString();
