import type { Row } from './types';

/** What a reader sees of a queue while they are at it: the order stays, and what has left stays behind, greyed. */
export type Steady = { rows: Row[]; gone: ReadonlySet<string>; fresh: number };

const NONE: ReadonlySet<string> = new Set();

/** As the server has it now. */
export const settled = (rows: Row[]): Steady => ({ rows, gone: NONE, fresh: 0 });

/**
 * What has been read anew, put into the rows as they stand: each is brought up to date in its place, none moves, none
 * vanishes. New ones among them are counted; those behind the last one were read on, and follow.
 */
export function held(before: Steady, now: Row[], { more }: { more: boolean }): Steady {
  const present = new Map(now.map((row) => [row.key, row]));
  const shown = new Set(before.rows.map((row) => row.key));
  const last = now.findLastIndex((row) => shown.has(row.key));
  const further = now.slice(last + 1).filter((row) => !shown.has(row.key));
  const rows = before.rows.map((row) => present.get(row.key) ?? row);
  const missing = rows.filter((row) => !present.has(row.key)).map((row) => row.key);
  return {
    rows: [...rows, ...further],
    gone: new Set(more ? withoutTail(missing, rows) : missing),
    fresh: now.slice(0, last + 1).filter((row) => !shown.has(row.key)).length,
  };
}

/** Where the queue goes on, rows at the very end may only have slid onto the next page. */
function withoutTail(missing: string[], rows: Row[]): string[] {
  const tail = new Set<string>();
  for (let at = rows.length - 1; at >= 0 && missing.includes(rows[at]?.key ?? ''); at--) tail.add(rows[at]?.key ?? '');
  return missing.filter((key) => !tail.has(key));
}
