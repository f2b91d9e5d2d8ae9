import { clockOf } from '@/features/people/calendars/days';
import { dayIn, instantIn, minuteIn } from '@/features/people/duty/spans';

/** An instant as a field for a date and a time takes it, by the clock of a zone: "2026-11-18T09:12". */
export const localOf = (instant: string, zone: string): string => {
  const at = new Date(instant);
  return `${dayIn(zone, at)}T${clockOf(minuteIn(zone, at))}`;
};

/** The instant such a field means; empty for what is no time. */
export function instantFrom(local: string, zone: string): string {
  const [, on, hours, minutes] = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(local) ?? [];
  return on === undefined ? '' : instantIn(zone, on, Number(hours) * 60 + Number(minutes)).toISOString();
}
