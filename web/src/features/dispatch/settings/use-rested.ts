import { useEffect, useState } from 'react';

const REST_MS = 400;

/** What is being changed, once the hand rests: a slider says a hundred things on its way. */
export function useRested(moving: string): string {
  const [rested, setRested] = useState(moving);
  useEffect(() => {
    const timer = setTimeout(() => setRested(moving), REST_MS);
    return () => clearTimeout(timer);
  }, [moving]);
  return rested;
}
