import { useLayoutEffect, type RefObject } from 'react';

const places = new Map<string, number>();

/** A list keeps its place: coming back to `name` scrolls to where it was left, once there is something to scroll. */
export function useKeptScroll(box: RefObject<HTMLElement | null>, name: string, filled: boolean): void {
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || !filled) return;
    element.scrollTo({ top: places.get(name) ?? 0 });
    const keep = (): void => void places.set(name, element.scrollTop);
    element.addEventListener('scroll', keep, { passive: true });
    return () => element.removeEventListener('scroll', keep);
  }, [box, name, filled]);
}
