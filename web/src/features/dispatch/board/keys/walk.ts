/** Where a key leads: the keyboard's way over the board, and what it carries along. Pure. */
import { MINUTE } from '@/lib/time';

import type { Spot } from '../carry/carry';
import type { Cell } from '../gantt/gantt';
import { COARSE } from '../geometry/scale';
import type { Row } from '../rows';

/** A screenful of engineers, about. */
const PAGE = 8;

/** Where the keyboard stands now: a visit may have gone to another row, or from the board, or have come of the order that was put there. */
export function standing(rows: readonly Row[], cell: Cell | undefined): Cell | undefined {
  const has = (row: Row, visit: string): boolean => visit === '' || row.placed.some((one) => one.visit.key === visit);
  const own = rows.find((row) => row.engineer.key === cell?.engineer);
  if (cell === undefined || (own && has(own, cell.visit))) return cell;
  const other = cell.visit === '' ? undefined : rows.find((row) => has(row, cell.visit));
  const came = own?.placed.find((one) => one.visit.order?.key === cell.visit);
  if (came) return { engineer: cell.engineer, visit: came.visit.key };
  const row = other ?? own ?? rows[0];
  return row && { engineer: row.engineer.key, visit: other ? cell.visit : '' };
}

/** The cell a key leads to from this one; undefined for a key that leads nowhere. */
export function walked(rows: readonly Row[], cell: Cell, key: string): Cell | undefined {
  const at = Math.max(0, rows.findIndex((row) => row.engineer.key === cell.engineer));
  const visits = (rows[at]?.placed ?? []).map((one) => one.visit.key);
  const stands = visits.indexOf(cell.visit);
  const beside = (to: number): Cell => ({ engineer: cell.engineer, visit: visits[Math.min(to, visits.length - 1)] ?? '' });
  switch (key) {
    case 'ArrowRight':
      return beside(stands + 1);
    case 'ArrowLeft':
      return stands <= 0 ? { ...cell, visit: '' } : beside(stands - 1);
    case 'Home':
      return { ...cell, visit: '' };
    case 'End':
      return beside(visits.length - 1);
    case 'ArrowDown':
      return across(rows, at, at + 1, cell.visit);
    case 'ArrowUp':
      return across(rows, at, at - 1, cell.visit);
    case 'PageDown':
      return across(rows, at, at + PAGE, cell.visit);
    case 'PageUp':
      return across(rows, at, at - PAGE, cell.visit);
    default:
      return undefined;
  }
}

/** In another row: what stands nearest in time, or its head where one comes from a head. */
function across(rows: readonly Row[], from: number, to: number, visit: string): Cell | undefined {
  const row = rows[Math.min(Math.max(to, 0), rows.length - 1)];
  if (row === undefined) return undefined;
  const here = rows[from]?.placed.find((one) => one.visit.key === visit);
  const nearest = here && row.placed.toSorted((one, other) => Math.abs(one.from - here.from) - Math.abs(other.from - here.from))[0];
  return { engineer: row.engineer.key, visit: nearest?.visit.key ?? '' };
}

const QUARTER = COARSE * MINUTE;
const PER_HOUR = 60 / COARSE;

/** So many quarters further; from an odd minute the first step leads to the next quarter. */
const further = (at: number, quarters: number): number => (quarters > 0 ? Math.floor(at / QUARTER) + quarters : Math.ceil(at / QUARTER) + quarters) * QUARTER;

/** The place to which a key carries what is held; with `end`, only its end moves. Undefined for a key that carries nothing. */
export function carried(spot: Spot, key: string, end: boolean, engineers: readonly string[]): Spot | undefined {
  const quarters = { ArrowRight: 1, ArrowLeft: -1, PageDown: PER_HOUR, PageUp: -PER_HOUR }[key];
  if (quarters !== undefined) {
    if (end) return { ...spot, until: Math.max(further(spot.until, quarters), spot.from + QUARTER) };
    const from = further(spot.from, quarters);
    return { ...spot, from, until: spot.until + from - spot.from };
  }
  const rows = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (rows === undefined) return undefined;
  const at = Math.max(0, engineers.indexOf(spot.engineer));
  return { ...spot, engineer: engineers[Math.min(Math.max(at + rows, 0), engineers.length - 1)] ?? spot.engineer };
}
