import type { components } from '@/api/staff';

type Schemas = components['schemas'];

export type WhatIf = Schemas['WhatIfOut'];
export type Asked = Schemas['WhatIfIn'];
export type Result = Schemas['WhatIfResult'];
export type Figures = Schemas['WhatIfFigures'];
export type Policy = Schemas['DispatchPolicyOut'];
export type Way = 'really' | 'present' | 'changed';

export const WAYS: readonly Way[] = ['really', 'present', 'changed'];
