import { useState } from 'react';

/** Rows that are ticked, by key. `anchor` is where a range began. */
export type Ticked = { keys: ReadonlySet<string>; anchor: string | undefined };

export const NOTHING: Ticked = { keys: new Set(), anchor: undefined };

/** Ticks a row, or takes the tick away. */
export function toggled({ keys }: Ticked, key: string): Ticked {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return { keys: next, anchor: key };
}

/** Ticks everything from the anchor (or else from `from`) to here, as the rows stand. */
export function ranged(ticked: Ticked, to: string, order: readonly string[], from: string = to): Ticked {
  const anchor = ticked.anchor ?? from;
  const [begin, end] = [order.indexOf(anchor), order.indexOf(to)];
  if (begin < 0 || end < 0) return toggled(ticked, to);
  const between = order.slice(Math.min(begin, end), Math.max(begin, end) + 1);
  return { keys: new Set([...ticked.keys, ...between]), anchor };
}

/** All that is shown, or none where all were ticked. */
export function everything({ keys }: Ticked, order: readonly string[]): Ticked {
  const all = order.length > 0 && order.every((key) => keys.has(key));
  return all ? NOTHING : { keys: new Set(order), anchor: undefined };
}

/** Without rows that are not there to be seen any more; the same value when nothing changes. */
export function among(ticked: Ticked, order: readonly string[]): Ticked {
  const there = new Set(order);
  const left = [...ticked.keys].filter((key) => there.has(key));
  return left.length === ticked.keys.size ? ticked : { ...ticked, keys: new Set(left) };
}

/** The ticks of a queue; another queue begins without any. */
export function useSelection(place: string, order: readonly string[]) {
  const [kept, setKept] = useState({ place, ticked: NOTHING });
  const ticked = among(kept.place === place ? kept.ticked : NOTHING, order);
  if (kept.place !== place || kept.ticked !== ticked) setKept({ place, ticked });
  const set = (next: Ticked): void => setKept({ place, ticked: next });
  return {
    keys: ticked.keys,
    toggle: (key: string): void => set(toggled(ticked, key)),
    range: (key: string, from?: string): void => set(ranged(ticked, key, order, from)),
    all: (): void => set(everything(ticked, order)),
    keep: (keys: readonly string[]): void => set({ keys: new Set(keys), anchor: undefined }),
    clear: (): void => set(NOTHING),
  };
}

export type Selection = ReturnType<typeof useSelection>;
