import { daysUntil } from '@/lib/day';

/** How long before its end something is said to run out. */
export const SOON_DAYS = 60;

export type Validity = 'ended' | 'soon' | 'valid' | 'coming';

/** Whether a skill or certificate holds today; days as "2026-11-21". */
export function validity(today: string, until: string | null, from?: string): { state: Validity; days: number } {
  if (from !== undefined && from > today) return { state: 'coming', days: daysUntil(from, today) };
  if (until === null) return { state: 'valid', days: Infinity };
  const days = daysUntil(until, today);
  return { state: days < 0 ? 'ended' : days <= SOON_DAYS ? 'soon' : 'valid', days };
}
