import type { components } from '@/api/staff';

type Schemas = components['schemas'];

export type Subject = Schemas['SubjectOut'];
export type Column = Schemas['ImportColumnOut'];
export type Import = Schemas['ImportOut'];
export type ImportRow = Schemas['ImportRowOut'];
export type ImportState = Import['state'];
export type Counts = Schemas['CountsOut'];
export type Outcome = keyof Counts;
export type RowOutcome = Schemas['OutcomeOut'];
export type Source = Schemas['SourceOut'];
export type Mapping = Record<string, Source>;
export type Encoding = NonNullable<Schemas['ImportChange']['encoding']>;
export type Delimiter = NonNullable<Schemas['ImportChange']['delimiter']>;
export type Mode = NonNullable<Schemas['RunIn']['mode']>;
