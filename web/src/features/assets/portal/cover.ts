import { daysUntil } from '@/lib/day';

const SOON_DAYS = 60;

/** How near the last day of a certificate is. */
export function nearness(day: string, today: string): 'over' | 'soon' | 'far' {
  const days = daysUntil(day, today);
  return days < 0 ? 'over' : days <= SOON_DAYS ? 'soon' : 'far';
}
