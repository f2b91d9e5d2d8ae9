import { useEffect, useState } from 'react';

const PAUSE_MS = 250;

/** What is typed, once the fingers rest; what is emptied, at once. */
export function useSettled(typed: string, pauseMs: number = PAUSE_MS): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, pauseMs]);
  return typed === '' ? '' : settled;
}
