import { useState } from 'react';
import { useSearchParams } from 'react-router';

import { useKeys } from '@/lib/keys';
import { SIDE_BY_SIDE, useMedia } from '@/lib/media';

import { listSearch, type ListName } from '../paths';

type Keyed = { order: { key: string } };

/**
 * Which order of a list is looked at: the one in the address, else the one in the place of that which has just gone.
 * J, K and the arrows go on; where the order has the page to itself, Escape leads back.
 */
export function useChosen<Row extends Keyed>(list: ListName, rows: readonly Row[]) {
  const [params, setParams] = useSearchParams();
  const [place, setPlace] = useState(0);
  const wide = useMedia(SIDE_BY_SIDE);
  const told = params.get('order');
  const found = rows.findIndex((row) => row.order.key === told);
  const at = found >= 0 ? found : Math.min(place, rows.length - 1);
  const named = found >= 0;
  // At once: the next key is meant for the one that is looked at then, and Enter sends somebody to it.
  const go = (order: string): void => setParams(new URLSearchParams(listSearch(list, order)), { replace: true, flushSync: true });

  function choose(next: number): void {
    const row = rows[Math.min(Math.max(next, 0), rows.length - 1)];
    if (row === undefined) return;
    setPlace(rows.indexOf(row));
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); // or Enter would press what has the focus
    go(row.order.key);
  }

  const close = (): void => go('');
  const [next, last] = [() => choose(at + 1), () => choose(at - 1)];
  useKeys({ j: next, k: last, ArrowDown: next, ArrowUp: last, ...(!wide && named && { Escape: close }) });

  return {
    at,
    current: rows[at],
    /** Whether the address names one of the list: on a narrow screen it then has the page to itself. */
    named,
    /** Whether the list and the order stand side by side. */
    wide,
    choose,
    /** What comes after this one is looked at when it has gone. */
    keepPlace: (row: Row): void => setPlace(rows.indexOf(row)),
    close,
  };
}
