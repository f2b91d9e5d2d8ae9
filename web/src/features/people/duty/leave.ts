import type { LeaveKind } from './queries';

const WORDS: Record<LeaveKind, `duty.kind.${LeaveKind}`> = {
  annual: 'duty.kind.annual',
  sick: 'duty.kind.sick',
  training: 'duty.kind.training',
  other: 'duty.kind.other',
};

export const LEAVE_KINDS = Object.keys(WORDS) as LeaveKind[];

/** The word for a kind of leave; of none, for whoever may not know why, just that they are away. */
export const leaveWord = (kind: string): `duty.kind.${LeaveKind}` | 'duty.leave' => (kind in WORDS ? WORDS[kind as LeaveKind] : 'duty.leave');
