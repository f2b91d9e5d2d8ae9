/** When to follow up, as a thumb chooses it: the morning of a day not far away. */
export const WAKES = { none: 0, tomorrow: 1, three: 3, week: 7 } as const;
export type Wake = keyof typeof WAKES;

const MORNING = 9;

/** The instant, or null when it is left open. */
export function wakeAt(wake: Wake, now: Date): string | null {
  if (wake === 'none') return null;
  const at = new Date(now);
  at.setDate(at.getDate() + WAKES[wake]);
  at.setHours(MORNING, 0, 0, 0);
  return at.toISOString();
}
