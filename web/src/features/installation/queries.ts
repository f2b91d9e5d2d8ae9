import { queryOptions } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

type Schemas = components['schemas'];
export type DataHealth = Schemas['DataHealthOut'];
export type Trouble = Schemas['HealthTroubleOut'];
export type TaskJobs = Schemas['TaskJobsOut'];
export type SlowStatement = Schemas['SlowStatementOut'];
export type Machine = Schemas['HealthMachineOut'];
export type Mend = Schemas['RetryIn']['what'];

/** Somebody who looks at it looks for what changes. */
const AGAIN_MS = 30_000;

export const healthQuery = queryOptions({
  queryKey: ['installation', 'health'],
  queryFn: () => unwrap(http.GET('/api/v1/installation/health')),
  refetchInterval: AGAIN_MS,
});

/** What failed is given another set of tries; how many. */
export const retry = () => new Write((what: Mend, headers) => unwrap(http.POST('/api/v1/installation/retry', { body: { what }, headers })));
