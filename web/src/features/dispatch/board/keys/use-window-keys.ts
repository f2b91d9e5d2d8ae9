import { useEffect, useRef } from 'react';

import { pageHasKeys, typing } from '@/lib/keys';

/**
 * Keys before anybody else hears them, also those of the page (lib/keys): `act` says whether it was one of its own. Silent,
 * as those are, while somebody types or a menu or sheet is open.
 */
export function useWindowKeys(active: boolean, act: (event: KeyboardEvent) => boolean): void {
  const present = useRef(act);
  useEffect(() => {
    present.current = act;
  });
  useEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || typing(event) || !pageHasKeys() || !present.current(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener('keydown', listen, { capture: true });
    return () => removeEventListener('keydown', listen, { capture: true });
  }, [active]);
}
