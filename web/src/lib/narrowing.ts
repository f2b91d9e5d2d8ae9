import { useSearchParams } from 'react-router';

/** By name what is to stand in the address; an empty value is taken out of it. */
export type Narrowing = Record<string, string | undefined>;

/** `flushSync`: shown before the next key is heard, where that is meant for what is looked at then. */
type Pace = { flushSync?: boolean };

/** What the address says a page is narrowed to, and how to say otherwise: the page stays one step back from the last. */
export function useNarrowing(): { of: (name: string) => string; put: (change: Narrowing, pace?: Pace) => void; none: boolean } {
  const [params, setParams] = useSearchParams();
  const put = (change: Narrowing, pace: Pace = {}): void => setParams((before) => narrowed(before, change), { replace: true, ...pace });
  return { of: (name) => params.get(name) ?? '', put, none: params.size === 0 };
}

/** An address's search with these changes; the rest of it stays as it is. */
export function narrowed(before: URLSearchParams, change: Narrowing): URLSearchParams {
  const next = new URLSearchParams(before);
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}
