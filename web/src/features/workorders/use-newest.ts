import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** So close to the end that one is reading the end. */
const NEAR_PX = 80;

const atEnd = (box: HTMLElement): boolean => box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;

/**
 * Newest last: a box begins at its end, and stays there while one reads the end. Who reads further up is not moved,
 * but told that something new has come.
 */
export function useNewestInSight(box: RefObject<HTMLElement | null>, newest: number): { unseen: boolean; show: () => void } {
  const [unseen, setUnseen] = useState(false);
  const seen = useRef(0);
  const near = useRef(true);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watch = (): void => {
      near.current = atEnd(element);
      if (near.current) setUnseen(false);
    };
    element.addEventListener('scroll', watch, { passive: true });
    return () => element.removeEventListener('scroll', watch);
  }, [box]);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || newest === 0 || newest === seen.current) return;
    const first = seen.current === 0;
    seen.current = newest;
    const named = first && location.hash !== '';
    if (named) return;
    if (near.current) element.scrollTo({ top: element.scrollHeight });
    else setUnseen(true);
  }, [box, newest]);

  function show(): void {
    box.current?.scrollTo({ top: box.current.scrollHeight });
    setUnseen(false);
  }

  return { unseen, show };
}
