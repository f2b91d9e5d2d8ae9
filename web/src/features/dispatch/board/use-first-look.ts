import { useLayoutEffect, useRef } from 'react';

import type { Layers } from './gantt/layers';
import { NAME } from './gantt/measures';
import { xOf, type Scale, type Zoom } from './geometry/scale';
import { firstLook } from './geometry/view';
import { dutyOf, type Row } from './rows';

/** Scrolls the board to where the day is: once for every day, not again as the minutes go by. */
export function useFirstLook(layers: Layers, scale: Scale, zoom: Zoom, rows: Row[], now: number): void {
  const looked = useRef<Scale>(undefined);
  useLayoutEffect(() => {
    if (layers.box === null || rows.length === 0 || looked.current === scale) return;
    looked.current = scale;
    const begins = zoom === 'week' ? scale.from : firstLook(scale, dutyOf(rows, scale.from), now, layers.box.clientWidth - NAME);
    layers.scroll(Math.max(0, xOf(scale, begins)), layers.box.scrollTop);
  }, [layers, scale, zoom, rows, now]);
}
