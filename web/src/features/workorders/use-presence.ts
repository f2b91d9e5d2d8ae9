import { useEffect, useRef, useState } from 'react';

import { bePresent } from './queries';
import type { Present } from './types';

/** The server forgets a reader after 30 s. */
const BEAT_MS = 15_000;

/** Says that this order is open here, hears who else has it open, and tells whether the reader is writing. */
export function usePresence(order: string) {
  const [others, setOthers] = useState<Present[]>([]);
  const writing = useRef(false);
  const tell = useRef<() => void>(() => undefined);

  useEffect(() => {
    let gone = false;
    const write = bePresent(order);
    const say = (): void => {
      if (document.visibilityState === 'hidden') return;
      write.run({ writing: writing.current }).then(
        (present) => !gone && setOthers(present),
        () => undefined, // presence is a courtesy: a lost beat is nobody's trouble
      );
    };
    tell.current = say;
    say();
    const beat = setInterval(say, BEAT_MS);
    return () => {
      gone = true;
      clearInterval(beat);
    };
  }, [order]);

  function write(now: boolean): void {
    if (now === writing.current) return;
    writing.current = now;
    tell.current();
  }

  return { others, write };
}
