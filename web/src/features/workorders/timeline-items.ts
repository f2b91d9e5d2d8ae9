import type { Entry, Visit } from './types';

/** What the timeline shows: something said, a visit that ended, or a run of changes folded into one line. */
export type Item =
  | { type: 'said'; entry: Entry; note: NonNullable<Entry['note']> }
  | { type: 'visit'; entry: Entry; visit: Visit }
  | { type: 'files'; entry: Entry }
  | { type: 'changes'; entries: [Entry, ...Entry[]] };

export const FILTERS = ['all', 'public', 'internal', 'system', 'visits'] as const;
export type Filter = (typeof FILTERS)[number];

/** Facts, oldest first, as items: neighbouring changes that carry no words share a line. */
export function itemsOf(entries: Entry[], visits: Visit[]): Item[] {
  const items: Item[] = [];
  for (const entry of entries) {
    const last = items.at(-1);
    const visit = endedVisit(entry, visits);
    if (entry.note !== null) items.push({ type: 'said', entry, note: entry.note });
    else if (entry.kind === 'FilesAttached') items.push({ type: 'files', entry });
    else if (visit !== undefined) items.push({ type: 'visit', entry, visit });
    else if (last?.type === 'changes') last.entries.push(entry);
    else items.push({ type: 'changes', entries: [entry] });
  }
  return items;
}

/** What a filter lets through. Words that came with a visit's move are of the visit as well. */
export function filtered(entries: Entry[], filter: Filter): Entry[] {
  switch (filter) {
    case 'all':
      return entries;
    case 'public':
      return entries.filter((entry) => entry.note?.public === true || attached(entry) === true);
    case 'internal':
      return entries.filter((entry) => entry.note?.public === false || attached(entry) === false);
    case 'system':
      return entries.filter((entry) => entry.note === null && !ENDS.has(entry.kind) && attached(entry) === undefined);
    case 'visits':
      return entries.filter((entry) => entry.kind.startsWith('Visit'));
  }
}

/** The attachments an entry names. */
export const keysIn = (entry: Entry): string[] => (Array.isArray(entry.data['files']) ? entry.data['files'].filter((key) => typeof key === 'string') : []);

/** Of an entry that adds files: whether the customer sees them. */
const attached = (entry: Entry): boolean | undefined => (entry.kind === 'FilesAttached' ? entry.data['public'] === true : undefined);

const ENDS = new Set(['VisitCompleted', 'VisitHadNoAccess']);

const endedVisit = (entry: Entry, visits: Visit[]): Visit | undefined =>
  ENDS.has(entry.kind) ? visits.find((visit) => visit.key === entry.data['visit']) : undefined;

/** Who took part in a run of changes, each once; undefined stands for the product itself. */
export const actorsOf = (entries: Entry[]): (string | undefined)[] => [...new Set(entries.map((entry) => entry.by?.name))];

/** The address of one entry below the order's own, and the entry an address names. */
export const anchorOf = (entry: Entry): string => `e${entry.id}`;
export const idFrom = (hash: string): number => Number(/^#e(\d+)$/.exec(hash)?.[1] ?? 0);
