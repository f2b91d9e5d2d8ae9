import { useEffect, useRef } from 'react';

/** What keys do: by `event.key`, such as `j`, `Enter`, `?`. */
export type Keymap = Record<string, () => void>;

const TYPED_INTO = 'input, textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]';

/** What lies over the page and has the keyboard to itself: an open menu, a sheet. */
const OVER_THE_PAGE = '[aria-haspopup][aria-expanded="true"], [role="dialog"]';

const modified = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey || event.altKey;

/** Single keys that act on the page, silent while somebody types or a menu or sheet is open. */
export function useKeys(keys: Keymap): void {
  const present = useRef(keys);
  useEffect(() => {
    present.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || modified(event) || target?.closest(TYPED_INTO)) return;
      if (document.querySelector(OVER_THE_PAGE) !== null) return;
      if (event.key === 'Enter' && target?.closest('a, button, summary')) return; // they answer Enter themselves
      const act = present.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    // On the way down: on the way up the menu that Escape has just closed is gone already.
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
