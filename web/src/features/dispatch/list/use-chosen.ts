import { useState } from 'react';
import { useSearchParams } from 'react-router';

import { listSearch, type ListName } from '../paths';

type Keyed = { order: { key: string } };

/** Which order of a list is looked at: the one in the address, else the one in the place of that which has just gone. */
export function useChosen<Row extends Keyed>(list: ListName, rows: readonly Row[]) {
  const [params, setParams] = useSearchParams();
  const [place, setPlace] = useState(0);
  const named = params.get('order');
  const found = rows.findIndex((row) => row.order.key === named);
  const at = found >= 0 ? found : Math.min(place, rows.length - 1);
  const go = (order: string): void => setParams(new URLSearchParams(listSearch(list, order)), { replace: true });

  function choose(next: number): void {
    const row = rows[Math.min(Math.max(next, 0), rows.length - 1)];
    if (row === undefined) return;
    setPlace(rows.indexOf(row));
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur(); // or Enter would press what has the focus
    go(row.order.key);
  }

  return {
    at,
    current: rows[at],
    /** Whether the address names one of the list: on a narrow screen it then has the page to itself. */
    named: found >= 0,
    choose,
    /** What comes after this one is looked at when it has gone. */
    keepPlace: (row: Row): void => setPlace(rows.indexOf(row)),
    close: (): void => go(''),
  };
}
