import { useCallback, useEffect, useRef } from 'react';

/** The same function for as long as the page is there, doing what it was last told: what is given it is not rendered anew for that. */
export function useStable<Told extends unknown[]>(act: (...told: Told) => void): (...told: Told) => void {
  const present = useRef(act);
  useEffect(() => {
    present.current = act;
  });
  return useCallback((...told: Told) => present.current(...told), []);
}
