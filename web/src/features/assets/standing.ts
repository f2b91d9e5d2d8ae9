type Part = { why: 'covered' | 'ended' | 'not_started' | 'never'; until: string | null };

/** Whether the maker still owes something for it: all of it until one day, a part of it, nothing any more, or nobody said. */
export type Standing = { is: 'all'; until: string } | { is: 'partly' } | { is: 'none' } | { is: 'unknown' };

export function standing(cover: Record<'labour' | 'parts' | 'travel', Part>): Standing {
  const parts = [cover.labour, cover.parts, cover.travel].filter((part) => part.why !== 'never');
  if (parts.length === 0) return { is: 'unknown' };
  const covered = parts.filter((part) => part.why === 'covered');
  if (covered.length === 0) return { is: 'none' };
  const untils = covered.map((part) => part.until ?? '').sort();
  return covered.length === parts.length ? { is: 'all', until: untils[0] ?? '' } : { is: 'partly' };
}
