import { remembered, type Kept } from '@/lib/storage';

import { PREFIX } from './own/types';

/** All a row of the queue can show, in the order it is shown. */
export const COLUMNS = ['priority', 'number', 'title', 'customer', 'asset', 'kind', 'team', 'state', 'due', 'owner', 'channel', 'reported', 'changed'] as const;
/** A column of every installation, or one of the company's own fields. */
export type Ready = (typeof COLUMNS)[number];
export type Column = Ready | `${typeof PREFIX}${string}`;

export const isOwn = (column: string): column is `${typeof PREFIX}${string}` => column.startsWith(PREFIX);

/** Without these a row is no row. */
const ALWAYS: readonly Ready[] = ['priority', 'number', 'title', 'state', 'due'];
const AT_FIRST: readonly Ready[] = ['customer', 'asset', 'owner', 'changed'];

export const CHOICES = COLUMNS.filter((column) => !ALWAYS.includes(column));

const NONE = '-';
const told = (chosen: readonly Column[]): string => chosen.join(' ') || NONE;
/** Of some names the columns there can be: those of every installation in their order, then the company's own. */
export const columnsAmong = (names: readonly string[]): Column[] => [...CHOICES.filter((column) => names.includes(column)), ...names.filter(isOwn)];
const read = (kept: string): Column[] => columnsAmong(kept.split(' '));

/** The columns a person chose in this browser. */
export function keptColumns(person: string): { get: () => Column[]; set: (chosen: Column[]) => void } {
  const kept: Kept<string> = remembered(`columns ${person}`, told(AT_FIRST));
  return { get: () => read(kept.get()), set: (chosen) => kept.set(told(columnsAmong(chosen))) };
}

/** What is shown when these were chosen. */
export const shownColumns = (chosen: readonly Column[]): Column[] => [...COLUMNS.filter((column) => ALWAYS.includes(column) || chosen.includes(column)), ...chosen.filter(isOwn)];

/** What is kept with a view is what is shown of it, and nothing that is no column any more. */
export const knownColumns = (names: readonly string[]): Column[] => [...COLUMNS.filter((column) => names.includes(column)), ...names.filter(isOwn)];
