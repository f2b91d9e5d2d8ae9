import { useEffect } from 'react';

/** Fetches a part of the door while there is a line, so that it opens without one. Without a line now it is fetched when it is opened. */
export function useAhead(part: () => Promise<unknown>): void {
  useEffect(() => void part().catch(() => undefined), [part]);
}
