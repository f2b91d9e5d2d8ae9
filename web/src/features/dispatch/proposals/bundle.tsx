import { useEffect, useRef, useState, type ReactNode } from 'react';

import styles from './parts.module.css';

/** So many rows are shown or left out together. */
export const BUNDLE = 15;

/** So far beyond its edges a list is in the page already. */
const AHEAD = '800px 0px';

type Props = { /** Shown from the beginning: what is at the top is seen at once. */ first: boolean; /** Pixels it is thought to take until it was seen. */ guess: number; label?: string; children: ReactNode };

/**
 * Some rows of a long list, of whatever height. Far from what is seen they are a gap as tall as they were; what has the
 * focus stays in the page.
 */
export function Bundle({ first, guess, label, children }: Props) {
  const frame = useRef<HTMLUListElement>(null);
  const [height, setHeight] = useState(first ? undefined : guess);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const look = (seen: boolean): void => {
      if (seen) setHeight(undefined);
      else if (!element.contains(document.activeElement)) {
        const tall = element.offsetHeight;
        setHeight((before) => before ?? tall);
      }
    };
    const watch = new IntersectionObserver((told) => look(told.at(-1)?.isIntersecting ?? true), { root: scrollerOf(element), rootMargin: AHEAD });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  return (
    <ul ref={frame} className={styles['bundle']} aria-label={label} style={height === undefined ? undefined : { height }}>
      {height === undefined && children}
    </ul>
  );
}

/** The box around it that scrolls, not one that only might; null where that is the whole page. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  for (let box = element.parentElement; box !== null; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return null;
}

/** A list cut into bundles. */
export function bundled<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / BUNDLE) }, (_, at) => rows.slice(at * BUNDLE, (at + 1) * BUNDLE));
}
