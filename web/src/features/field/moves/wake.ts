import { addDays } from '@/features/people/calendars/days';
import { instantIn } from '@/features/people/duty/spans';
import { today } from '@/lib/day';

/** When to follow up, as a thumb chooses it: the morning of a day not far away. */
export const WAKES = { none: 0, tomorrow: 1, three: 3, week: 7 } as const;
export type Wake = keyof typeof WAKES;

const MORNING = 9 * 60;

/** The instant, or null when it is left open: a morning where the reader is, whatever zone the phone is set to. */
export const wakeAt = (wake: Wake, now: Date, zone: string): string | null =>
  wake === 'none' ? null : instantIn(zone, addDays(today(now, zone), WAKES[wake]), MORNING).toISOString();
