/** An engineer's day as the server tells it for paper. */
import type { components } from '@/api/staff';

type Schemas = components['schemas'];

export type Day = Schemas['BoardDayOut'];
export type DayStop = Schemas['BoardDayStop'];
