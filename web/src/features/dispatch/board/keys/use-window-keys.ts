import { useEffect, useRef } from 'react';

/** Keys before anybody else hears them, also those of the page (lib/keys): `act` says whether it was one of its own. */
export function useWindowKeys(active: boolean, act: (event: KeyboardEvent) => boolean): void {
  const present = useRef(act);
  useEffect(() => {
    present.current = act;
  });
  useEffect(() => {
    if (!active) return;
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || !present.current(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener('keydown', listen, { capture: true });
    return () => removeEventListener('keydown', listen, { capture: true });
  }, [active]);
}

/** A sheet or menu over the page has the keyboard to itself. */
export const pageHasKeys = (): boolean => document.querySelector('dialog[open], [role="dialog"], [aria-haspopup][aria-expanded="true"]') === null;
