/** The parts of a plan as they are read and chosen: those to be taken, those that do not hold any more, those that were taken. */
import type { Change, Part, PartVerdict, PartVerdicts, Proposal, Taken } from './types';

export type Row = { part: Part; verdict: PartVerdict | undefined };
export type Group = 'open' | 'lost' | 'taken';
export type Groups = Record<Group, Row[]>;

const urgency = ({ changes }: Part): number => Math.min(...changes.map((one) => one.order.priority));
const begins = ({ changes }: Part): number => Math.min(...changes.map((one) => Date.parse(one.starts_at)));
const sooner = (one: Row, other: Row): number => urgency(one.part) - urgency(other.part) || begins(one.part) - begins(other.part) || one.part.number - other.part.number;

/** In each group the most urgent first, then what begins first. */
export function groupsOf(parts: readonly Part[], verdicts: readonly PartVerdict[] = []): Groups {
  const told = new Map(verdicts.map((one) => [one.part, one]));
  const groups: Groups = { open: [], lost: [], taken: [] };
  for (const part of parts) {
    const verdict = told.get(part.number);
    const group = part.taken_at !== null ? 'taken' : verdict?.holds === false ? 'lost' : 'open';
    groups[group].push({ part, verdict });
  }
  for (const rows of Object.values(groups)) rows.sort(sooner);
  return groups;
}

export const countOf = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + part.changes.length, 0);

/** Why a change did not hold: as it stands now, else when somebody last wanted to take it. */
export function whyOf(change: Change, verdict: PartVerdict | undefined): string[] {
  if (verdict === undefined) return change.refused;
  return verdict.lost.find((one) => one.order.key === change.order.key && one.visit === change.visit)?.why ?? [];
}

/** Parts as they are read page by page: one that goes on over the edge of a page is one again. */
export function joined(parts: readonly Part[]): Part[] {
  const whole = new Map<number, Part>();
  for (const part of parts) whole.set(part.number, { ...part, changes: [...(whole.get(part.number)?.changes ?? []), ...part.changes] });
  return [...whole.values()];
}

/** The plan with the parts that were taken just now. */
export function remembered(proposal: Proposal, { taken }: Taken, at: string): Proposal {
  const done = new Set(taken);
  return { ...proposal, parts: proposal.parts.map((part) => (done.has(part.number) ? { ...part, taken_at: part.taken_at ?? at } : part)) };
}

/** The verdicts with those of parts that were to be taken and did not hold. */
export function withVerdicts(before: PartVerdicts | undefined, { taken, refused }: Taken): PartVerdicts {
  const fresh = new Set([...taken, ...refused.map((one) => one.part)]);
  return { rows: [...(before?.rows ?? []).filter((one) => !fresh.has(one.part)), ...refused] };
}
