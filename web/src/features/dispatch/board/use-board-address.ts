import { useMemo } from 'react';

import { today } from '@/lib/day';
import { useNarrowing } from '@/lib/narrowing';

import { scaleOf, type Zoom } from './geometry/scale';
import { dayAfter, isDay, iso, spanOfDay, spanOfWeek } from './geometry/zone-days';
import type { BoardAsked } from './types';
import { useStable } from './use-stable';

/** What the address says of the board: paste it to a colleague and they see the same. */
export function useBoardAddress(zone: string, now: Date) {
  const { of, put: narrow } = useNarrowing();
  const put = useStable(narrow);
  const present = today(now, zone);
  const day = isDay(of('on')) ? of('on') : present;
  const zoom: Zoom = of('zoom') === 'week' ? 'week' : 'day';
  const [team, territory, skill, search] = [of('team'), of('territory'), of('skill'), of('q')];
  const scale = useMemo(() => scaleOf(zoom === 'week' ? spanOfWeek(day, zone) : spanOfDay(day, zone), zoom), [zoom, day, zone]);
  const asked = useMemo((): BoardAsked => ({ from: iso(scale.from), until: iso(scale.until), ...(team && { team }), ...(territory && { territory }), ...(skill && { skill }), ...(search && { search }) }), [scale, team, territory, skill, search]);
  const [order, visit, plan, who, area] = [of('order'), of('visit'), of('plan'), of('who'), of('area')];
  return useMemo(() => {
    const days = zoom === 'week' ? 7 : 1;
    return {
      day,
      zoom,
      scale,
      asked,
      filter: { team, territory, skill, search },
      order,
      visit,
      plan,
      /** The engineer, or the territory, that is looked at on the map. */
      who,
      area,
      put,
      isToday: day === present,
      goTo: (to: string): void => put({ on: to === present ? undefined : to }),
      step: (by: 1 | -1): void => put({ on: dayAfter(day, by * days) }),
      toToday: (): void => put({ on: undefined }),
    };
  }, [day, zoom, scale, asked, team, territory, skill, search, order, visit, plan, who, area, put, present]);
}

export type BoardAddress = ReturnType<typeof useBoardAddress>;
