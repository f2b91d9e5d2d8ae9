import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

type Schemas = components['schemas'];
export type InHand = Schemas['EngineerInHand'];
export type Standing = InHand['state'];
export type Said = Schemas['EngineerPresenceIn'];
export type Filter = { search: string; team: string; skill: string; state: string };

export const STANDINGS: readonly Standing[] = ['on_duty', 'off', 'break', 'away', 'leave'];
const PAGE = 50;
/** Duty begins and ends without anybody doing anything that could be heard of. */
const DUTY_MS = 60_000;
const standing = (told: string): Standing | undefined => STANDINGS.find((one) => one === told);

/** Engineers with how they stand and what they have in hand, by name. */
export const engineersQuery = ({ search, team, skill, state }: Filter) =>
  infiniteQueryOptions({
    queryKey: ['dispatch', 'engineers', { search, team, skill, state }],
    queryFn: ({ pageParam }) => {
      const stands = standing(state);
      return unwrap(http.GET('/api/v1/dispatch/engineers', { params: { query: { limit: PAGE, ...(search && { search }), ...(team && { team }), ...(skill && { skill }), ...(stands && { state: stands }), ...(pageParam && { cursor: pageParam }) } } }));
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: DUTY_MS,
  });

export const sayPresence = (person: string) =>
  new Write<Said, Schemas['EngineerPresenceOut']>((body, headers) => unwrap(http.PUT('/api/v1/people/{key}/presence', { params: { path: { key: person } }, body, headers })));
