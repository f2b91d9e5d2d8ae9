import type { Asset } from './queries';

type Cover = Asset['cover'];

/** Whether the maker still owes something for it: all of it until one day, a part of it, nothing any more, or nobody said. */
export type Standing = { is: 'all'; until: string } | { is: 'partly' } | { is: 'none' } | { is: 'unknown' };

export function standing(cover: Cover): Standing {
  const parts = [cover.labour, cover.parts, cover.travel].filter((part) => part.why !== 'never');
  if (parts.length === 0) return { is: 'unknown' };
  const covered = parts.filter((part) => part.why === 'covered');
  if (covered.length === 0) return { is: 'none' };
  const untils = covered.map((part) => part.until ?? '').sort();
  return covered.length === parts.length ? { is: 'all', until: untils[0] ?? '' } : { is: 'partly' };
}

const SOON_DAYS = 60;

/** How near the last day of a certificate is. */
export function nearness(day: string, now: Date): 'over' | 'soon' | 'far' {
  const days = (Date.parse(`${day}T00:00:00Z`) - now.getTime()) / 86_400_000;
  return days < -1 ? 'over' : days < SOON_DAYS ? 'soon' : 'far';
}
