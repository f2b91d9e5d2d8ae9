import type { components } from '@/api/staff';

type Schemas = components['schemas'];

export type OrderTime = Schemas['OrderTimeOut'];
export type PersonTime = Schemas['PersonTimeOut'];
export type Span = Schemas['WorklogOut'];
export type DaySpan = Schemas['TimeRowOut'];
export type Minutes = Schemas['MinutesOut'];
export type Work = Span['kind'];

export const WORKS = ['travel', 'work', 'wait'] as const satisfies readonly Work[];
