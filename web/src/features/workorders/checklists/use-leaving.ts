import { useEffect, useRef } from 'react';

/** Leaves a field that goes with its page (Escape, the way back) as one leaves it by hand: no browser tells it that it was left. */
export function useLeaving(leave: () => void): void {
  const present = useRef(leave);
  useEffect(() => {
    present.current = leave;
  });
  useEffect(() => () => present.current(), []);
}
