import { remembered, type Kept } from '@/lib/storage';

/** All a row of the queue can show, in the order it is shown. */
export const COLUMNS = ['priority', 'number', 'title', 'customer', 'asset', 'kind', 'team', 'state', 'due', 'owner', 'channel', 'reported', 'changed'] as const;
export type Column = (typeof COLUMNS)[number];

/** Without these a row is no row. */
const ALWAYS: readonly Column[] = ['priority', 'number', 'title', 'state', 'due'];
const AT_FIRST: readonly Column[] = ['customer', 'asset', 'owner', 'changed'];

export const CHOICES = COLUMNS.filter((column) => !ALWAYS.includes(column));

const NONE = '-';
const told = (chosen: readonly Column[]): string => chosen.join(' ') || NONE;
const read = (kept: string): Column[] => CHOICES.filter((column) => kept.split(' ').includes(column));

/** The columns a person chose in this browser. */
export function keptColumns(person: string): { get: () => Column[]; set: (chosen: Column[]) => void } {
  const kept: Kept<string> = remembered(`columns ${person}`, told(AT_FIRST));
  return { get: () => read(kept.get()), set: (chosen) => kept.set(told(CHOICES.filter((column) => chosen.includes(column)))) };
}

/** What is shown when these were chosen. */
export const shownColumns = (chosen: readonly Column[]): Column[] => COLUMNS.filter((column) => ALWAYS.includes(column) || chosen.includes(column));
