import type { components } from '@/api/staff';

type Schemas = components['schemas'];

export type Fairness = Schemas['FairnessOut'];
export type FairRow = Schemas['FairRow'];
export type Figures = Schemas['FairFigures'];
export type Dispatcher = Schemas['DispatcherOut'];
export type Given = Schemas['GivenOut'];
