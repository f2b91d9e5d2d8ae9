import type { components } from '@/api/staff';

type Schemas = components['schemas'];

export type OrderState = Schemas['Order'];
export type VisitState = Schemas['Visit'];
export type VisitMove = Schemas['VisitMove'];
export type Outcome = Schemas['Outcome'];
export type Row = Schemas['Row'];
export type Order = Schemas['OrderOut'];
export type Clock = Schemas['ClockOut'];
export type Segment = Schemas['SegmentOut'];
export type Visit = Schemas['VisitOut'];
export type Move = Schemas['Move'];
export type Need = Schemas['Need'];
export type Entry = Schemas['TimelineRow'];
export type Present = Schemas['PresentOut'];
export type Counts = Schemas['Counts'];
export type Around = Schemas['Around'];
export type Neighbour = Schemas['Neighbour'];
export type History = Schemas['History'];
export type Letter = Schemas['LetterOut'];
export type HandOff = Schemas['HandOffOut'];
export type Change = Partial<Schemas['ChangeIn']>;
export type ViewName = keyof Counts;
