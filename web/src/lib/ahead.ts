import { useEffect } from 'react';

const SIGNS = ['pointermove', 'pointerdown', 'keydown'] as const;

/** Fetches what is likely to be wanted next as soon as somebody stirs, so that the first screen need not wait for it. */
export function useAhead(fetch: () => Promise<unknown>): void {
  useEffect(() => {
    const stop = new AbortController();
    const begin = (): void => {
      stop.abort();
      fetch().catch(() => undefined); // whoever needs it asks again, and says what is wrong
    };
    for (const sign of SIGNS) addEventListener(sign, begin, { passive: true, signal: stop.signal });
    return () => stop.abort();
  }, [fetch]);
}
