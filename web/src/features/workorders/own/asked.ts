import { useQuery } from '@tanstack/react-query';

import { askedQuery } from './queries';
import { codeOf, PREFIX, type Known, type Shown, type Value, type Values } from './types';

/** What is sent to hear what is asked: only what the form's conditions are about, so that nothing else travels. */
export function draftFor(about: readonly string[], known: Known, values: Values): string {
  const told: Known = {};
  const own: Values = {};
  for (const name of about) {
    if (name.startsWith(PREFIX)) {
      const value = values[codeOf(name)];
      if (value !== undefined) own[codeOf(name)] = value;
    } else if (known[name] !== undefined && known[name] !== null) told[name] = known[name];
  }
  return JSON.stringify({ ...told, ...(Object.keys(own).length > 0 && { custom: own }) });
}

/** What the form of a kind asks for as things stand; nothing until the server has said so. */
export function useAsked(kind: string | undefined, known: Known, values: Values, order?: string) {
  const plain = useQuery({ ...askedQuery(kind ?? '', '{}', order), enabled: kind !== undefined });
  const about = plain.data?.about ?? [];
  const draft = draftFor(about, known, values);
  const asked = useQuery({ ...askedQuery(kind ?? '', draft, order), enabled: plain.data !== undefined });
  const retry = (): void => void (plain.data === undefined ? plain : asked).refetch();
  return { items: (asked.data ?? plain.data)?.items ?? [], error: plain.error ?? asked.error, retry, pending: kind !== undefined && plain.isPending };
}

/** Whether nothing is filled in; blanks are nothing too. */
export const isNothing = (value: Value | undefined): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0);

/** The fields required by a step that have nothing in them. */
export function lackingOf(items: readonly Shown[], values: Values, steps: readonly Shown['required_at'][]): Shown[] {
  return items.filter((one) => one.required_at !== '' && steps.includes(one.required_at) && isNothing(values[one.code] !== undefined ? values[one.code] : one.value));
}

/** What is sent of what was filled in: only fields that are asked for, and nothing for what was left empty. */
export function filledOf(items: readonly Shown[], values: Values): Values {
  return Object.fromEntries(items.filter((one) => !isNothing(values[one.code])).map((one) => [one.code, values[one.code] ?? null]));
}

/** What is another than it stood; what is no longer asked for is left as it is. */
export function changesOf(items: readonly Shown[], values: Values): Values {
  const changed = items.filter((one) => values[one.code] !== undefined && JSON.stringify(values[one.code] ?? null) !== JSON.stringify(one.value));
  return Object.fromEntries(changed.map((one) => [one.code, isNothing(values[one.code]) ? null : (values[one.code] ?? null)]));
}
