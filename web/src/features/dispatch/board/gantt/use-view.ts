import { useLayoutEffect, useState } from 'react';

import { rowsIn, timeIn, type RowSpan, type View } from '../geometry/view';
import type { Scale } from '../geometry/scale';
import type { Span } from '../geometry/zone-days';
import type { Layers } from './layers';
import { HEAD, NAME, ROW } from './measures';

type Seen = RowSpan & Span;

/** What is thought to be seen before anything was measured, and where nothing is laid out. */
const UNMEASURED: View = { top: 0, left: 0, height: 900, width: 1_600 };

/** Which rows and which time are to be in the page, as the board stands scrolled. */
export function useSeen(layers: Layers, count: number, scale: Scale): Seen {
  const [view, setView] = useState(UNMEASURED);

  useLayoutEffect(() => {
    const element = layers.box;
    if (element === null) return;
    let [height, width] = [UNMEASURED.height, UNMEASURED.width];
    let last = UNMEASURED;
    const look = (): void => {
      const next = { top: element.scrollTop, left: element.scrollLeft, height, width };
      if (sameIn(last, next, scale)) return;
      last = next;
      setView(next);
    };
    const fit = (): void => {
      height = (element.clientHeight || UNMEASURED.height + HEAD) - HEAD;
      width = (element.clientWidth || UNMEASURED.width + NAME) - NAME;
      look();
    };
    const watch = new ResizeObserver(fit);
    watch.observe(element);
    fit();
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [layers, scale]);

  return { ...rowsIn(view, ROW, count), ...timeIn(view, scale) };
}

/** Nothing comes into the page or leaves it. */
function sameIn(one: View, other: View, scale: Scale): boolean {
  const [rows, others] = [rowsIn(one, ROW, Infinity), rowsIn(other, ROW, Infinity)];
  const [time, otherTime] = [timeIn(one, scale), timeIn(other, scale)];
  return rows.first === others.first && rows.last === others.last && time.from === otherTime.from && time.until === otherTime.until;
}
