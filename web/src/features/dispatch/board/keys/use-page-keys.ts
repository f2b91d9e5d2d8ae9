import { useKeys } from '@/lib/keys';

import { unless } from './unless';
import { useWindowKeys } from './use-window-keys';

type Acts = { next: () => void; last: () => void; place: () => void; toGrid: () => void; undo: (() => void) | undefined; step: (by: 1 | -1) => void; today: () => void; plan: (() => void) | undefined };

/** The board's own letters beside those of the chosen order; none while something is `held`, asked when a key is heard. */
export function usePageKeys({ next, last, place, toGrid, undo, step, today, plan }: Acts, held: () => boolean): void {
  useKeys(unless(held, { j: next, k: last, p: place, g: toGrid, t: today, '[': () => step(-1), ']': () => step(1), ...(undo && { u: undo }), ...(plan && { 'Shift+P': plan }) }));
  useWindowKeys(undo !== undefined, (event) => {
    if (held() || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.key.toLowerCase() !== 'z') return false;
    undo?.();
    return true;
  });
}
