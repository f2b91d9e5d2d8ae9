import type { components } from '@/api/staff';

type Schemas = components['schemas'];

export type Head = Schemas['ProposalHead'];
/** With all it changes and leaves, whatever pages that was read in. */
export type Proposal = Head & { parts: Part[]; left: Left[] };
export type Asked = Schemas['ProposalIn'];
export type Kind = Asked['kind'];
/** Changes that can only happen together. */
export type Part = Pick<Schemas['ProposalPart'], 'number' | 'taken_at' | 'changes'>;
export type Change = Schemas['ProposalChange'];
export type Left = Schemas['ProposalLeft'];
export type LeftReason = Left['reason'];
export type Figures = Schemas['ProposalFigures'];
export type Gain = Schemas['ProposalGain'];
/** Whether a part holds at this moment, and of its changes that do not, why. */
export type PartVerdict = Schemas['PartVerdict'];
export type PartVerdicts = Schemas['PartVerdicts'];
/** What somebody takes of it: how far that is, and what came of it. */
export type Taking = Schemas['ProposalTakenOut'];
export type Taken = Pick<Taking, 'taken' | 'refused'>;
