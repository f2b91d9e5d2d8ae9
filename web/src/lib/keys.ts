import { useEffect, useRef } from 'react';

/** What keys do: by `event.key`, such as `j`, `Enter`, `?`; with the shift key held also `Shift+J`, which goes before `j`. */
export type Keymap = Record<string, () => void>;

const TICKED = '[type="checkbox"]';
const TYPED_INTO = `input:not(${TICKED}), textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"]`;

/** What answers Enter, and what answers the space bar, by itself. */
const ANSWERS: Record<string, string> = { Enter: 'a, button, summary', ' ': `button, summary, ${TICKED}` };

/** What lies over the page and has the keyboard to itself: an open menu, a sheet. */
const OVER_THE_PAGE = 'dialog[open], [aria-haspopup][aria-expanded="true"], [role="dialog"]';

/** Whether the page has the keyboard: nothing that lies over it has. */
export const pageHasKeys = (): boolean => document.querySelector(OVER_THE_PAGE) === null;

/** Whether somebody is typing, or choosing from a list. */
export const typing = ({ target }: KeyboardEvent): boolean => target instanceof Element && target.closest(TYPED_INTO) !== null;

const modified = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey || event.altKey;

/** How many parts of the page mean something by a key with Shift: then it is nobody's small letter. */
const claimed = new Map<string, number>();

function claim(name: string, more: 1 | -1): void {
  claimed.set(name, (claimed.get(name) ?? 0) + more);
}

function meant(event: KeyboardEvent, keys: Keymap): (() => void) | undefined {
  const letter = event.key.length === 1;
  const shifted = `Shift+${letter ? event.key.toUpperCase() : event.key}`;
  if (event.shiftKey && (claimed.get(shifted) ?? 0) > 0) return keys[shifted];
  return keys[letter ? event.key.toLowerCase() : event.key];
}

/** Single keys that act on the page, silent while somebody types or a menu or sheet is open. */
export function useKeys(keys: Keymap): void {
  const present = useRef(keys);
  useEffect(() => {
    present.current = keys;
  });
  const shifted = Object.keys(keys)
    .filter((name) => name.startsWith('Shift+'))
    .join(' ');
  useEffect(() => {
    const names = shifted.split(' ').filter(Boolean);
    for (const name of names) claim(name, 1);
    return () => {
      for (const name of names) claim(name, -1);
    };
  }, [shifted]);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : null;
      if (event.defaultPrevented || modified(event) || typing(event) || !pageHasKeys()) return;
      const own = ANSWERS[event.key];
      if (own !== undefined && target?.closest(own)) return;
      const act = meant(event, present.current);
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    // On the way down: on the way up the menu that Escape has just closed is gone already.
    document.addEventListener('keydown', listen, { capture: true });
    return () => document.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
