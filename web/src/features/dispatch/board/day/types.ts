/** An engineer's day as the server tells it for paper, by hand after its contract as in ../types. */
import type { Stretch } from '../types';

export type DayContact = { name: string; phone: string };
export type DayPart = { name: string; quantity: number };

export type DayStop = Stretch & {
  key: string;
  state: string;
  promised_from_at: string | null;
  promised_until_at: string | null;
  travel_minutes: number | null;
  number: number | null;
  title: string;
  priority: number | null;
  customer: string;
  site: string;
  address: string;
  contact: DayContact | null;
  parts: DayPart[];
  /** What to take care of there. */
  care: string;
};

export type Day = { engineer: { key: string; name: string }; on: string; shifts: Stretch[]; visits: DayStop[] };
