import { useLayoutEffect, useRef } from 'react';

import { HOUR } from '@/lib/time';

import type { Layers } from './gantt/layers';
import { xOf, type Scale, type Zoom } from './geometry/scale';

/** Of another day its working hours are looked at first; of today what is on now. */
const BEGINS_MS = 7.5 * HOUR;
const BEFORE_NOW_MS = 1.5 * HOUR;

/** Scrolls the board to where the day is: once for every day, not again as the minutes go by. */
export function useFirstLook(layers: Layers, scale: Scale, zoom: Zoom, ready: boolean, now: number): void {
  const looked = useRef<Scale>(undefined);
  useLayoutEffect(() => {
    if (layers.box === null || !ready || looked.current === scale) return;
    looked.current = scale;
    const present = now > scale.from && now < scale.until;
    const begins = zoom === 'week' ? scale.from : present ? now - BEFORE_NOW_MS : scale.from + BEGINS_MS;
    layers.scroll(Math.max(0, xOf(scale, begins)), layers.box.scrollTop);
  }, [layers, scale, zoom, ready, now]);
}
