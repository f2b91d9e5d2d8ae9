import { useEffect, useState, type RefObject } from 'react';

import { held, settled, type Steady } from './queue-steady';
import type { Row } from './types';

/** Whoever has not touched the list for so long is only looking: it may follow by itself. */
const AT_IT_MS = 6_000;

type Read = { place: string; rows: Row[]; more: boolean };

/** The rows to show. While `still`, or while somebody is at the list, nothing in it moves. */
export function useSteady(box: RefObject<HTMLElement | null>, read: Read, still: boolean): Steady & { catchUp: () => void } {
  const busy = useAtIt(box) || still;
  const [kept, setKept] = useState({ read, shown: settled(read.rows) });

  const next = following(kept, read, busy);
  if (next !== kept) setKept(next);
  return { ...next.shown, catchUp: () => setKept({ read, shown: settled(read.rows) }) };
}

type Kept = { read: Read; shown: Steady };

function following(kept: Kept, read: Read, busy: boolean): Kept {
  const same = kept.read.rows === read.rows && kept.read.place === read.place && kept.read.more === read.more;
  const begins = kept.read.place !== read.place || kept.shown.rows.length === 0;
  if (begins || !busy) return same && kept.shown.rows === read.rows ? kept : { read, shown: settled(read.rows) };
  return same ? kept : { read, shown: held(kept.shown, read.rows, read) };
}

/** Whether somebody is at the list: the pointer, the wheel or a key was used in it a moment ago. */
function useAtIt(box: RefObject<HTMLElement | null>): boolean {
  const [atIt, setAtIt] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const touch = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setAtIt(false), AT_IT_MS);
      setAtIt(true);
    };
    const doings = ['pointermove', 'pointerdown', 'wheel', 'keydown', 'touchmove'] as const;
    for (const doing of doings) element.addEventListener(doing, touch, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const doing of doings) element.removeEventListener(doing, touch);
    };
  }, [box]);
  return atIt;
}
