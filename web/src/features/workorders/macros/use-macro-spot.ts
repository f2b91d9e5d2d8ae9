import { useNarrowing } from '@/lib/narrowing';

const NAME = 'macro';

/** The macro that is being looked at before it is applied: it stands in the address, so that the palette leads there too. */
export function useMacroSpot(): { macro: string; begin: (key: string) => void; end: () => void } {
  const { of, put } = useNarrowing();
  return { macro: of(NAME), begin: (key) => put({ [NAME]: key }), end: () => put({ [NAME]: '' }) };
}

/** The address of an order with a macro begun on it. */
export function macroSearch(search: string, key: string): string {
  const params = new URLSearchParams(search);
  params.set(NAME, key);
  return `?${params.toString()}`;
}
