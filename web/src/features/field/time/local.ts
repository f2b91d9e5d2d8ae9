import { addDays, clockOf } from '@/features/people/calendars/days';
import { dayIn, instantIn, minuteIn } from '@/features/people/duty/spans';
import type { Within } from '@/features/workorders/time/reckon';

/** An instant as a field for a date and a time takes it, by the clock of a zone: "2026-11-18T09:12". */
export const localOf = (instant: string, zone: string): string => {
  const at = new Date(instant);
  return `${dayIn(zone, at)}T${clockOf(minuteIn(zone, at))}`;
};

/** From the beginning of one local day to the end of another. */
export const daysFrom = (first: string, last: string, zone: string): Within => ({ from: instantIn(zone, first, 0), until: instantIn(zone, addDays(last, 1), 0) });

/** The instant such a field means; empty for what is no time. */
export function instantFrom(local: string, zone: string): string {
  const [, on, hours, minutes] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(local) ?? [];
  return on === undefined ? '' : instantIn(zone, on, Number(hours) * 60 + Number(minutes)).toISOString();
}
