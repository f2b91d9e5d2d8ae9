import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { withSteps, type Seen } from '../outbox/steps';
import { useStanding } from '../outbox/use-outbox';
import { dayQuery } from '../queries';
import type { Stop } from '../types';

/** The day as it stands with what was done on this phone, sent or not. */
export function useDay() {
  const day = useQuery(dayQuery);
  const standing = useStanding();
  const stops = useMemo<Seen<Stop>[]>(() => (day.data ? day.data.rows.map((stop) => withSteps(stop, day.data.flow, standing)) : []), [day.data, standing]);
  return { day, stops };
}
