import { chainUp } from '@/features/people/parts/tree';

import { moved } from './moved';

type Row = { key: string; parent: string | null; position: number };
export type Turn = 'up' | 'down' | 'in' | 'out';

const below = <R extends Row>(rows: readonly R[], parent: string | null): R[] => rows.filter((row) => row.parent === parent);

/** What has to be written for a row to stand below a parent at a place: only rows that change. Nothing where it would hang below itself. */
export function placed<R extends Row>(rows: readonly R[], key: string, parent: string | null, at: number): R[] {
  const row = rows.find((one) => one.key === key);
  if (row === undefined || (parent !== null && chainUp([...rows], parent).some((one) => one.key === key))) return [];
  const beside = below(rows, parent).filter((one) => one.key !== key);
  const place = Math.max(0, Math.min(at, beside.length));
  const next = [...beside.slice(0, place), row, ...beside.slice(place)];
  return next.flatMap((one, position) => (one.position === position && one.parent === parent ? [] : [{ ...one, parent, position }]));
}

/** The same by a key press: up or down among its neighbours, in below the one above it, or out beside its parent. */
export function turned<R extends Row>(rows: readonly R[], key: string, turn: Turn): R[] {
  const row = rows.find((one) => one.key === key);
  if (row === undefined) return [];
  const beside = below(rows, row.parent);
  const at = beside.indexOf(row);
  if (turn === 'in') {
    const above = beside[at - 1];
    return above ? placed(rows, key, above.key, below(rows, above.key).length) : [];
  }
  if (turn === 'out') {
    const parent = rows.find((one) => one.key === row.parent);
    return parent ? placed(rows, key, parent.parent, below(rows, parent.parent).indexOf(parent) + 1) : [];
  }
  const to = at + (turn === 'up' ? -1 : 1);
  if (to < 0 || to >= beside.length) return [];
  return moved(beside, at, to).flatMap((one, position) => (one.position === position ? [] : [{ ...one, position }]));
}
