import { useEffect, useSyncExternalStore } from 'react';

import type { Reminder } from './queries';
import type { About } from './reminder-form';

/** A sheet that is asked for: a new reminder, about something or nothing, or one that is changed. */
export type Asked = { about?: About | undefined; reminder?: Reminder };

let here: About | undefined;
let asked: Asked | undefined;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** While this page is open, a reminder is about its thing. */
export function useHere(about: About | undefined): void {
  const [key, title] = [about?.key, about?.title];
  useEffect(() => {
    if (key === undefined || title === undefined) return;
    const mine = { key, title };
    here = mine;
    return () => {
      if (here === mine) here = undefined;
    };
  }, [key, title]);
}

/** Ask for a reminder; without being told, about what is on the page. */
export function askReminder(wanted: Asked = { about: here }): void {
  asked = wanted;
  tell();
}

export function dismissReminder(): void {
  asked = undefined;
  tell();
}

export const useAsked = (): Asked | undefined => useSyncExternalStore(subscribe, () => asked);
