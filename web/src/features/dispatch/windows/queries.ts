import { queryOptions } from '@tanstack/react-query';

import { http, unwrap } from '@/api/http';
import { newKey } from '@/api/ids';
import type { components } from '@/api/staff';
import { Write } from '@/api/write';

type Schemas = components['schemas'];
export type Rule = Schemas['AppointmentRuleOut'];
export type RuleIn = Schemas['AppointmentRuleIn'];
export type Windows = Schemas['OfferedWindows'];
export type Limits = Schemas['AppointmentLimits'];
export type PreviewIn = { windows: Windows; calendar: string | null };

/** Which windows are offered, for which orders, and within which bounds another rule is written. */
export const windowRulesQuery = queryOptions({
  queryKey: ['dispatch', 'windows'],
  queryFn: () => unwrap(http.GET('/api/v1/dispatch/windows')),
});

/** The windows that could be chosen now by what nobody has published, asked anew for each. */
export const previewWindowsQuery = (body: PreviewIn) =>
  queryOptions({
    queryKey: ['dispatch', 'windows-preview', body],
    queryFn: ({ signal }) => unwrap(http.POST('/api/v1/dispatch/windows/preview', { body, headers: { 'Idempotency-Key': newKey() }, signal })),
    retry: false,
    gcTime: 0,
  });

export const publishRule = () => new Write<RuleIn, Rule>((body, headers) => unwrap(http.POST('/api/v1/dispatch/windows', { body, headers })));
export const dropRule = (key: string) => new Write<null, Rule>((_, headers) => unwrap(http.POST('/api/v1/dispatch/windows/{key}/drop', { params: { path: { key } }, headers })));
