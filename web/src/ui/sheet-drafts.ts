/** What was begun in a sheet and is not written yet: it outlives the sheet, for a sign-in may end in the middle. */

type Values = Record<string, unknown>;

const drafts = new Map<string, Values>();
let owner = '';

/** Never kept, not even in memory. */
const SECRET = new Set(['password', 'current', 'next', 'again']);

/** What of `filled` is not as it began; a draft of all would write over what others have changed meanwhile. */
export const differing = (start: Values, filled: Values): Values =>
  Object.fromEntries(Object.entries(filled).filter(([name, value]) => JSON.stringify(value ?? null) !== JSON.stringify(start[name] ?? null)));

export const draftOf = (name: string): Values | undefined => drafts.get(name);

export function keepDraft(name: string, start: Values, filled: Values): void {
  const begun = Object.entries(differing(start, filled)).filter(([field]) => !SECRET.has(field));
  if (begun.length > 0) drafts.set(name, Object.fromEntries(begun));
  else drafts.delete(name);
}

export const dropDraft = (name: string): void => void drafts.delete(name);

/** Whose they are: somebody else who signs in at this desk finds none. */
export function draftsBelongTo(person: string): void {
  if (owner !== '' && owner !== person) drafts.clear();
  owner = person;
}
