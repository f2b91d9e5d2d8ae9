export type StaleField = { field: string; yours: string; now: string };

/** The fields of a `stale_version` refusal, as text; anything else is none. */
export function staleFields(facts: Record<string, unknown>): StaleField[] {
  const fields = facts['fields'];
  if (typeof fields !== 'object' || fields === null) return [];
  return Object.entries(fields as Record<string, unknown>).flatMap(([field, both]) => {
    if (typeof both !== 'object' || both === null) return [];
    const { yours, now } = both as { yours?: unknown; now?: unknown };
    return [{ field, yours: told(yours), now: told(now) }];
  });
}

const told = (value: unknown): string => (value === null || value === undefined || value === '' ? '–' : typeof value === 'string' ? value : JSON.stringify(value));
