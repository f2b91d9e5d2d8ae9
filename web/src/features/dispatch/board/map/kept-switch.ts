import { useSyncExternalStore } from 'react';

import { remembered } from '@/lib/storage';

type Stand = 'open' | 'shut';

/** Something that is there or not on every page of this browser that shows it, and is so again the next time. */
export function keptSwitch(name: string, otherwise: Stand) {
  const kept = remembered<Stand>(name, otherwise, (told) => told === 'open' || told === 'shut');
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    put: (open: boolean): void => {
      kept.set(open ? 'open' : 'shut');
      for (const listener of listeners) listener();
    },
    useIsOpen: (): boolean => useSyncExternalStore(subscribe, () => kept.get() === 'open'),
  };
}
