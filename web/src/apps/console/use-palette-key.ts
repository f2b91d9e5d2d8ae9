import { useEffect, useRef } from 'react';

/** Ctrl+K or ⌘K, from anywhere: also out of the middle of writing. An open sheet keeps it out. */
export function usePaletteKey(open: () => void): void {
  const present = useRef(open);
  useEffect(() => {
    present.current = open;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      if (document.querySelector('[role="dialog"]') === null) present.current();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
