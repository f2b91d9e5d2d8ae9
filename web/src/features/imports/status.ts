import type { Tone } from '@/ui/tag';

import type { Column, Counts, Import, ImportState, Mapping, Outcome } from './types';

/** Whose turn it is. A state the server adds does not compile until it has a tone here, and a word where it is said. */
export const stateTone: Record<ImportState, Tone> = {
  reading: 'hand',
  unreadable: 'stop',
  mapped: 'us',
  checking: 'hand',
  checked: 'us',
  running: 'hand',
  done: 'done',
  undone: 'us',
  stopped: 'stop',
  failed: 'stop',
  forgotten: 'stop',
};

/** In the order in which they are told; what went wrong comes first. */
export const OUTCOMES: readonly Outcome[] = ['wrong', 'created', 'updated', 'unchanged', 'skipped'];

export const outcomeTone: Record<Outcome, Tone> = { wrong: 'us', created: 'done', updated: 'hand', unchanged: 'stop', skipped: 'other' };

const BUSY: readonly ImportState[] = ['reading', 'checking', 'running'];
/** The server works at it. */
export const isBusy = (state: ImportState): boolean => BUSY.includes(state);

export type Step = 'file' | 'columns' | 'check' | 'run';
export const STEPS: readonly Step[] = ['file', 'columns', 'check', 'run'];

/** Which of the four steps is next. */
export function stepOf({ state, lacking, mode }: Pick<Import, 'state' | 'lacking' | 'mode'>): Step {
  if (state === 'reading' || state === 'unreadable') return 'file';
  if (state === 'mapped') return lacking.length > 0 ? 'columns' : 'check';
  if (state === 'checking') return 'check';
  if (state === 'failed' && mode === '') return 'check';
  return 'run';
}

/** Its columns can still be chosen anew. */
export const isOpen = (state: ImportState): boolean => !isBusy(state) && state !== 'done' && state !== 'forgotten' && state !== 'unreadable';

export const total = (counts: Counts): number => counts.created + counts.updated + counts.unchanged + counts.skipped + counts.wrong;
/** How many rows would be written. */
export const writes = (counts: Counts): number => counts.created + counts.updated;

/** The choice of one column of ours as a select holds it: a place in the file, a value for all rows, or nothing. */
export const FIXED = 'fixed';
export function chosen(mapping: Mapping, name: string): number | typeof FIXED | undefined {
  const source = mapping[name];
  if (source === undefined) return undefined;
  return source.column ?? (source.value ? FIXED : undefined);
}

/** The mapping with one column of ours taken from elsewhere. */
export function remapped(mapping: Mapping, name: string, source: { column: number } | { value: string } | undefined): Mapping {
  const rest = Object.fromEntries(Object.entries(mapping).filter(([one]) => one !== name));
  return source === undefined ? rest : { ...rest, [name]: { column: null, value: '', ...source } };
}

/** The required columns that nothing is chosen for. */
export const lackingOf = (columns: Column[], mapping: Mapping): string[] =>
  columns.filter((column) => column.required && chosen(mapping, column.name) === undefined).map((column) => column.name);

/** What a column of the file is called: its header, with a number where two have the same, or its letter. */
export function headerNames(headers: string[]): string[] {
  const seen = new Map<string, number>();
  return headers.map((header, place) => {
    const count = (seen.get(header) ?? 0) + 1;
    seen.set(header, count);
    if (header === '') return letterOf(place);
    return count > 1 ? `${header} (${count})` : header;
  });
}

/** The letter a spreadsheet has for a column: A … Z, AA … */
export function letterOf(place: number): string {
  const rest = Math.floor(place / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (place % 26));
}
