import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';

/** Which rows of a long list stand in the page, and the room the others would take above and below. */
export type Span = { from: number; until: number; above: number; below: number };

/** Something taller that stands behind one row and pushes the rest down. */
export type Extra = { after: number; height: number };

type Geometry = { count: number; row: number; extra?: Extra | undefined };

/** Rows beyond the edges, so that a quick wheel does not outrun the page. */
const OVER = 6;
/** The span moves in steps of so many rows: fewer renderings while scrolling. */
const STEP = 4;

/** Where a row begins, in pixels from the first row's top. */
export function topOf(at: number, { row, extra }: Omit<Geometry, 'count'>): number {
  return at * row + (extra && at > extra.after ? extra.height : 0);
}

/** The rows between `top` and `top + height`, and a few more. */
export function spanOf(top: number, height: number, { count, row, extra }: Geometry): Span {
  const rowAt = (y: number): number => {
    const behind = extra ? (extra.after + 1) * row : Infinity;
    return Math.floor((y < behind ? y : Math.max(behind, y - (extra?.height ?? 0))) / row);
  };
  const step = (at: number): number => Math.floor(at / STEP) * STEP;
  const from = Math.min(Math.max(0, step(rowAt(top) - OVER)), Math.max(0, count - 1));
  const until = Math.min(count, Math.max(from, step(rowAt(top + height) + OVER + STEP)));
  const shape = { row, extra };
  const end = topOf(count, shape);
  return { from, until, above: topOf(from, shape), below: Math.max(0, end - topOf(until, shape)) };
}

/** What is seen before anything was measured, and where nothing is laid out. */
const UNMEASURED_PX = 900;

type Windowed = Span & { row: number; measure: (row: HTMLElement | null) => void };

/**
 * A list of which only what is seen (and a little more) is in the page. `row` is how tall a row is thought to be until
 * one was measured: give `measure` to the first row as its ref.
 */
export function useWindowed(box: RefObject<HTMLElement | null>, count: number, guess: number, extra?: Extra): Windowed {
  const [row, setRow] = useState(guess);
  const [seen, setSeen] = useState({ top: 0, height: UNMEASURED_PX });

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = (): void => {
      const next = { top: element.scrollTop, height: element.clientHeight || UNMEASURED_PX };
      setSeen((before) => (near(before.top, next.top, row) && before.height === next.height ? before : next));
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box, row]);

  const measure = useCallback((element: HTMLElement | null): void => {
    const height = element?.getBoundingClientRect().height ?? 0;
    if (height > 0) setRow(height);
  }, []);

  const shape: Geometry = { count, row, extra };
  return { ...spanOf(seen.top, seen.height, shape), row, measure };
}

/** Within the same step: nothing to render anew. */
const near = (before: number, now: number, row: number): boolean => Math.floor(before / (row * STEP)) === Math.floor(now / (row * STEP));
