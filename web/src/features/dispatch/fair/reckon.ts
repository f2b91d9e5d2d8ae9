/** What of a month is drawn; each of it is a figure of the table. */
export const DRAWN = ['per_hour', 'night', 'off', 'way', 'overruled_for'] as const;
export type Drawn = (typeof DRAWN)[number];

type Bar = { less: number; more: number };

/** How far each lies from the middle, as a part of the longest way any does: 0 to 1, to one side or the other. */
export function bars(values: readonly number[], middle: number): Bar[] {
  const most = Math.max(0, ...values.map((value) => Math.abs(value - middle)));
  return values.map((value) => {
    const part = most === 0 ? 0 : Math.abs(value - middle) / most;
    return value < middle ? { less: part, more: 0 } : { less: 0, more: part };
  });
}

/** By how many per cent a value lies above (or below) the middle; nothing where the middle is nothing. */
export const apart = (value: number, middle: number): number | undefined => (middle === 0 ? undefined : Math.round(((value - middle) * 100) / middle));

/** The month before or after one: "2026-01" and −1 is "2025-12". */
export function monthBeside(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + by;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`;
}

/** The month that an address names, if it names one. */
export const monthOf = (told: string | null, otherwise: string): string => (told !== null && /^\d{4}-(0[1-9]|1[0-2])$/.test(told) ? told : otherwise);
