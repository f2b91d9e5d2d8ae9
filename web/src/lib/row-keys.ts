import type { RefObject } from 'react';

import { useKeys } from './keys';

/** Marks the link that opens a row, so that it can be found and focused. */
export const ROW_LINK = 'data-row';

/** J and K go from link to link by moving the focus; Enter then opens what has it, as any link. */
export function useRowKeys(list: RefObject<HTMLElement | null>, active = true): void {
  const go = (step: 1 | -1) => (): void => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>(`[${ROW_LINK}]`) ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const current = at >= 0 ? at + step : links.findIndex((link) => link.getAttribute('aria-current') === 'true');
    const next = links[Math.min(Math.max(current, 0), links.length - 1)];
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  };
  useKeys(active ? { j: go(1), k: go(-1), ArrowDown: go(1), ArrowUp: go(-1) } : {});
}
