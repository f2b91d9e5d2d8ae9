import { useSyncExternalStore } from 'react';

/** Widths at which the console changes its frame (look.md): list and detail side by side; and what a phone holds. */
export const SIDE_BY_SIDE = '(min-width: 1280px)';
export const TABLE_FITS = '(min-width: 900px)';
/** The person asked their device that nothing moves by itself. */
export const STILL = '(prefers-reduced-motion: reduce)';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(query);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
  );
}
