import { useKeys } from '@/lib/keys';

import { pageHasKeys, useWindowKeys } from './use-window-keys';

type Acts = { next: () => void; last: () => void; place: () => void; toGrid: () => void; undo: (() => void) | undefined; step: (by: 1 | -1) => void; today: () => void };

/** The board's own letters beside those of the chosen order; none while something is carried. */
export function usePageKeys({ next, last, place, toGrid, undo, step, today }: Acts, carrying: boolean): void {
  useKeys(carrying ? {} : { j: next, k: last, p: place, g: toGrid, t: today, '[': () => step(-1), ']': () => step(1), ...(undo && { u: undo }) });
  useWindowKeys(!carrying && undo !== undefined, (event) => {
    const typing = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable="true"]') !== null;
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z' || typing || !pageHasKeys()) return false;
    undo?.();
    return true;
  });
}
