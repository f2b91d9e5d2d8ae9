/** Calendar days without a time, as the server tells them: "2027-05-17". */

const DAY_MS = 86_400_000;

/** The reader's today. */
export const today = (now: Date, zone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);

/** Whole days from one day to another; negative when it lies before. */
export const daysUntil = (day: string, from: string): number => Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** The day so many days later. */
export const laterBy = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
