import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

import { topOf, useRowHeight, type Geometry } from '@/lib/windowed';
import { ROW_LINK } from '@/lib/row-keys';

import type { Row } from './types';

/** The row somebody was at in each queue, so that coming back finds it. */
const lastAt = new Map<string, string>();

const ROW_GUESS = 32;
const HEAD_GUESS = 32;

/**
 * The row at hand in a list of which only a part is in the page: it is moved by keys, brought into sight, and focused.
 * When the rows change their order while nobody is at them, the first one in sight stays where it is.
 */
export function usePlace(box: RefObject<HTMLElement | null>, name: string, rows: readonly Row[], look: string, peeked: number) {
  const [kept, setKept] = useState({ name, current: lastAt.get(name) });
  const current = kept.name === name ? kept.current : lastAt.get(name);
  const at = rows.findIndex((row) => row.key === current);
  const { row: height, measure } = useRowHeight(ROW_GUESS, look);
  const shape: Geometry = { count: rows.length, row: height, extra: peeked > 0 && at >= 0 ? { after: at, height: peeked } : undefined };
  const wanted = useRef(lastAt.get(name));

  function take(key: string | undefined): void {
    if (key === undefined || (key === current && kept.name === name)) return;
    lastAt.set(name, key);
    setKept({ name, current: key });
  }

  function goTo(index: number): Row | undefined {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (row === undefined) return undefined;
    wanted.current = row.key;
    take(row.key);
    bringIntoSight(box.current, topOf(rows.indexOf(row), shape), height + peeked);
    focusIfThere(box, wanted);
    return row;
  }

  const settle = useCallback((): void => focusIfThere(box, wanted), [box]);
  useEffect(settle);
  useAnchor(box, rows, height);

  return { box, current, at, shape, measure, settle, take, go: (step: number) => goTo(at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step), goTo };
}

export type Place = ReturnType<typeof usePlace>;

function bringIntoSight(box: HTMLElement | null, top: number, height: number): void {
  if (box === null) return;
  const room = box.clientHeight - (box.querySelector('thead')?.offsetHeight ?? HEAD_GUESS);
  if (top < box.scrollTop) box.scrollTo({ top });
  else if (top + height > box.scrollTop + room) box.scrollTo({ top: Math.min(top, top + height - room) });
}

/** The row may come into the page only after the list has scrolled to it. */
function focusIfThere(box: RefObject<HTMLElement | null>, wanted: RefObject<string | undefined>): void {
  if (wanted.current === undefined) return;
  const link = box.current?.querySelector<HTMLElement>(`[${ROW_LINK}="${wanted.current}"]`);
  if (!link) return;
  wanted.current = undefined;
  link.focus({ preventScroll: true });
}

function useAnchor(box: RefObject<HTMLElement | null>, rows: readonly Row[], row: number): void {
  const before = useRef(rows);
  useLayoutEffect(() => {
    const element = box.current;
    const old = before.current;
    before.current = rows;
    if (element === null || old === rows || element.scrollTop < row) return;
    const first = Math.floor(element.scrollTop / row);
    const anchor = old[first];
    const now = anchor ? rows.findIndex((one) => one.key === anchor.key) : -1;
    if (now >= 0 && now !== first) element.scrollTo({ top: element.scrollTop + (now - first) * row });
  }, [box, rows, row]);
}
