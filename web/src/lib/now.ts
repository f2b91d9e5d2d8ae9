import { useSyncExternalStore } from 'react';

const TICK_MS = 15_000;
const listeners = new Set<() => void>();
/** How far this device's clock is behind the server's. */
let behind = 0;
let present = new Date();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  present = new Date(Date.now() + behind);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    timer = setInterval(tick, TICK_MS);
    document.addEventListener('visibilitychange', tick);
    queueMicrotask(tick);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    document.removeEventListener('visibilitychange', tick);
  };
}

/** Small differences are the network's; a clock that is wrong by more would call yesterday today. */
const TOLERATED_MS = 60_000;

/** Go by the server's clock, which it says with every answer, where this device's is wrong. */
export function setClockBy(said: string | null): void {
  const server = said === null ? Number.NaN : Date.parse(said);
  if (Number.isNaN(server)) return;
  const apart = server - Date.now();
  const next = Math.abs(apart) > TOLERATED_MS ? apart : 0;
  if (Math.abs(next - behind) < TOLERATED_MS / 2) return;
  behind = next;
  tick();
}

/** The present, the same for everything on the page: every "12 分钟前" moves on in one go. */
export const useNow = (): Date => useSyncExternalStore(subscribe, () => present);
