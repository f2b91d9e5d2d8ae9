import { useSyncExternalStore } from 'react';

import { remembered } from './storage';

export const APPEARANCES = ['system', 'light', 'dark'] as const;
export type Appearance = (typeof APPEARANCES)[number];

const chosen = remembered<Appearance>('appearance', 'system', (kept) => (APPEARANCES as readonly string[]).includes(kept));
const listeners = new Set<() => void>();
const system = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

export const appearance = (): Appearance => chosen.get();

/** Puts the chosen appearance on the page; `system` leaves it to the style sheet. */
export function showAppearance(next: Appearance = chosen.get()): void {
  chosen.set(next);
  if (next === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const media = system();
  listeners.add(listener);
  media.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    media.removeEventListener('change', listener);
  };
}

const mode = (): 'light' | 'dark' => {
  const choice = chosen.get();
  return choice === 'system' ? (system().matches ? 'dark' : 'light') : choice;
};

/** Whether it is light or dark now, whoever decided. */
export const useMode = (): 'light' | 'dark' => useSyncExternalStore(subscribe, mode);
