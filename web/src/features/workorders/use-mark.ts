import { useState } from 'react';

/** Which of so many rows is marked, counted round; what is asked for anew begins with the first. */
export function useMark(asked: string | undefined, count: number): { at: number; mark: (at: number) => void } {
  const [of, setOf] = useState(asked);
  const [marked, mark] = useState(0);
  if (of !== asked) {
    setOf(asked);
    mark(0);
  }
  return { at: count === 0 ? 0 : ((marked % count) + count) % count, mark };
}
