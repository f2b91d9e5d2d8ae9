import { queryOptions, type QueryClient } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

type Schemas = components['schemas'];

export type PlanRule = Schemas['PlanRuleOut'];
export type PlanRuleAsked = Required<Schemas['PlanRuleIn']>;

/** For which teams plans are asked for by themselves, and when; that of every other team first. */
export const planRulesQuery = queryOptions({ queryKey: ['dispatch', 'plan-rules'], queryFn: () => unwrap(http.GET('/api/v1/dispatch/plan-rules')) });

export const setPlanRule = () => new Write<PlanRuleAsked, PlanRule>((body, headers) => unwrap(http.POST('/api/v1/dispatch/plan-rules', { body, headers })));
export const dropPlanRule = () => new Write<string, unknown>((key, headers) => unwrap(http.POST('/api/v1/dispatch/plan-rules/{key}/drop', { params: { path: { key } }, headers })));

export const planRulesAgain = (client: QueryClient): void => void client.invalidateQueries({ queryKey: planRulesQuery.queryKey });
