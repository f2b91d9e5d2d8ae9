import { useCallback, useLayoutEffect, useRef, useState, type RefCallback, type RefObject } from 'react';

/** Which rows of a long list stand in the page, and the room the others would take above and below. */
export type Span = { from: number; until: number; above: number; below: number };

/** Something taller that stands behind one row and pushes the rest down. */
export type Extra = { after: number; height: number };

export type Geometry = { count: number; row: number; extra?: Extra | undefined };

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
/** A box is thought to be as tall as the next of these: a few rows more cost less than rendering twice. */
const TALL_PX = 300;

/** What rows of a look were last measured to be: a list that comes back begins with it. */
const heights = new Map<string, number>();

/**
 * How tall the rows are thought to be until one was measured: give `measure` to the first row as its ref. It is measured
 * once for every `look` they have, and when the browser has laid out anyway: asking earlier would make it do so twice.
 */
export function useRowHeight(guess: number, look = ''): { row: number; measure: RefCallback<HTMLElement> } {
  const name = `${guess} ${look}`;
  const [row, setRow] = useState(() => heights.get(name) ?? guess);
  const measured = useRef<string>(undefined);
  const measure = useCallback(
    (element: HTMLElement | null) => {
      if (element === null || measured.current === name) return undefined;
      const watch = new ResizeObserver(() => {
        const { height } = element.getBoundingClientRect();
        if (height === 0) return;
        watch.disconnect();
        measured.current = name;
        heights.set(name, height);
        setRow(height);
      });
      watch.observe(element);
      return () => watch.disconnect();
    },
    [name],
  );
  return { row, measure };
}

/** Which rows of a list are to be in the page, as `box` stands scrolled. */
export function useSpan(box: RefObject<HTMLElement | null>, shape: Geometry): Span {
  const { row } = shape;
  const [seen, setSeen] = useState({ top: 0, height: UNMEASURED_PX });

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    let height = UNMEASURED_PX;
    const look = (): void => {
      const next = { top: element.scrollTop, height };
      setSeen((before) => (near(before.top, next.top, row) && before.height === next.height ? before : next));
    };
    const fit = (): void => {
      height = Math.ceil(element.clientHeight / TALL_PX) * TALL_PX || UNMEASURED_PX;
      look();
    };
    const watch = new ResizeObserver(fit); // tells at once, when the page is laid out
    watch.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [box, row]);

  return spanOf(seen.top, seen.height, shape);
}

/** A list of which only what is seen (and a little more) is in the page. */
export function useWindowed(box: RefObject<HTMLElement | null>, count: number, guess: number) {
  const { row, measure } = useRowHeight(guess);
  return { ...useSpan(box, { count, row }), row, measure };
}

/** Within the same step: nothing to render anew. */
const near = (before: number, now: number, row: number): boolean => Math.floor(before / (row * STEP)) === Math.floor(now / (row * STEP));
