import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { withSteps, type Seen } from '../outbox/steps';
import { useStanding } from '../outbox/use-outbox';
import { dayQuery, offersQuery } from '../queries';
import type { Stop } from '../types';

/** The day as it stands with what was done on this phone, sent or not. What one is still asked to take has a card of its own. */
export function useDay() {
  const day = useQuery(dayQuery);
  const offers = useQuery(offersQuery).data?.rows;
  const standing = useStanding();
  const stops = useMemo<Seen<Stop>[]>(() => {
    const asked = new Set(offers?.map((offer) => offer.visit));
    const rows = day.data?.rows.filter((stop) => stop.state !== 'planned' || !asked.has(stop.key)) ?? [];
    return rows.map((stop) => withSteps(stop, day.data?.flow ?? {}, standing));
  }, [day.data, offers, standing]);
  return { day, stops };
}
