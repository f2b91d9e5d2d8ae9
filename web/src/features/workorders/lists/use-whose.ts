import { useQuery } from '@tanstack/react-query';

import { meQuery, teamsQuery } from '@/features/people/queries';

import type { Whose } from './types';

/** For whom this person may keep what others use too: always for themselves, for a team where they lead one or may share, for all with that reach. */
export function useWhose() {
  const me = useQuery(meQuery).data;
  const teams = useQuery(teamsQuery).data?.rows ?? [];
  const reach = me?.rights['workorders.share'] ?? [];
  const leads = teams.some((one) => one.lead === me?.key);
  const choices: Whose[] = ['me', ...(reach.length > 0 || leads ? (['team'] as const) : []), ...(reach.includes('all') ? (['all'] as const) : [])];
  return { choices, teams };
}
