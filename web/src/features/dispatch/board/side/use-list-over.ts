import { useEffect, useRef, useState, type RefObject } from 'react';

import { useKeys } from '@/lib/keys';
import { TABLE_FITS, useMedia } from '@/lib/media';

import type { Carry } from '../carry/carry';
import { useHeld } from '../carry/use-held';
import type { Layers } from '../gantt/layers';
import { useStable } from '../use-stable';

/** The list's id, by which the button that opens it names it. */
export const UNDECIDED = 'board-undecided';

/** How the list of what waits stands: beside the board, or, where there is no room, not at all, over it, or out of the way of what was taken from it. */
export type Stand = 'beside' | 'closed' | 'over' | 'away';

export type ListOver = { stand: Stand; toggle: () => void; /** The focus goes back to the button. */ close: () => void; /** What was chosen or sent from it goes on elsewhere. */ putAway: () => void; button: RefObject<HTMLButtonElement | null> };

/** On a narrow screen the list lies over the board once it is asked for: Escape, a press beside it and whatever is chosen or sent from it close it. */
export function useListOver(carry: Carry, layers: Layers): ListOver {
  const beside = useMedia(TABLE_FITS);
  const [asked, setAsked] = useState(false);
  const taken = useHeld(carry, (held) => !beside && held?.load.kind === 'order'); // beside the board nothing is rendered for it
  const stand: Stand = beside ? 'beside' : !asked ? 'closed' : taken ? 'away' : 'over';
  const button = useRef<HTMLButtonElement>(null);
  const open = stand === 'over';

  const back = (): void => {
    setAsked(false);
    button.current?.focus();
  };
  useKeys(open ? { Escape: back } : {});
  useEffect(() => {
    if (!open) return;
    layers.list?.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
    const outside = ({ target }: Event): void => {
      if (target instanceof Node && !layers.list?.contains(target) && !button.current?.contains(target)) setAsked(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open, layers]);

  return { stand, button, toggle: useStable(() => (asked ? back() : setAsked(true))), close: useStable(back), putAway: useStable(() => setAsked(false)) };
}
