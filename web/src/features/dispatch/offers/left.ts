import { HOUR, MINUTE } from '@/lib/time';

/** A countdown is worth reading until here; what runs over a night is better said by its end. */
const COUNTED = 3 * HOUR;
const SOON = 10 * MINUTE;

export type Left = { kind: 'over' | 'soon' | 'left' | 'until'; ms: number };

/** How an open offer's time is told: by what is left, or by its end where that is far. Kept to working time by the server. */
export function leftOf(expiresAt: string, now: Date): Left {
  const ms = Date.parse(expiresAt) - now.getTime();
  if (ms <= 0) return { kind: 'over', ms };
  if (ms <= SOON) return { kind: 'soon', ms };
  return { kind: ms <= COUNTED ? 'left' : 'until', ms };
}

type Asked = { asked: number; offers: readonly { state: string; engineer: { name: string } }[] };
const NAMED = 3;

/** Who has not answered yet: the first few by name, and how many of those asked may still say yes. */
export function askedOf({ asked, offers }: Asked): { names: string[]; count: number } {
  const open = offers.filter(({ state }) => state === 'open');
  const unread = Math.max(asked - offers.length, 0); // of many only some are told; who has answered comes first
  return { names: open.slice(0, NAMED).map(({ engineer }) => engineer.name), count: open.length + unread };
}
