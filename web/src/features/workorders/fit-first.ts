import type { components } from '@/api/staff';

export type Known = { key: string; name: string };
type Person = Known & Partial<Pick<components['schemas']['PersonRow'], 'team' | 'level'>>;

/** Why somebody may be the one to send: known to the order, of its team, an engineer elsewhere, or only of that name. */
export type Fit = 'known' | 'team' | 'others' | 'colleagues';

/** People as one would ask them, group by group; each stands once, and the more senior first in theirs. */
export function fitFirst(rows: readonly Person[], known: readonly Known[], team: string | undefined): { fit: Fit; people: Person[] }[] {
  const isKnown = new Set(known.map((one) => one.key));
  const fitOf = (one: Person): Fit => ((one.level ?? null) === null ? 'colleagues' : one.team && one.team.key === team ? 'team' : 'others');
  const senior = (one: Person, other: Person): number => (other.level ?? 0) - (one.level ?? 0);
  const of = (fit: Fit): Person[] => rows.filter((one) => !isKnown.has(one.key) && fitOf(one) === fit).sort(senior);
  const groups: { fit: Fit; people: Person[] }[] = [
    { fit: 'known', people: known.map((one) => rows.find((row) => row.key === one.key) ?? one) },
    { fit: 'team', people: of('team') },
    { fit: 'others', people: of('others') },
    { fit: 'colleagues', people: of('colleagues') },
  ];
  return groups.filter(({ people }) => people.length > 0);
}
