import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from 'react';

/** Where a small door is: the part of the address below its name. A router library would weigh more than the door. */
let base = '';
const listeners = new Set<() => void>();

const tell = (): void => listeners.forEach((listener) => listener());

/** Called once, when the door opens; `at` is its name in the address, such as `/portal`. */
export function startAddresses(at: string): void {
  base = at;
  addEventListener('popstate', tell);
}

/** "/orders/01a1?tab=past": where this page is inside the door. */
export const here = (): string => {
  const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : '';
  return (path || '/') + location.search;
};

export function go(to: string, { replace = false }: { replace?: boolean } = {}): void {
  if (to === here()) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', base + to);
  if (!replace) scrollTo(0, 0);
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export type Address = { path: string; query: URLSearchParams };

export function useAddress(): Address {
  const address = useSyncExternalStore(subscribe, here);
  const [path = '/', search = ''] = address.split('?');
  return { path: path.length > 1 ? path.replace(/\/$/, '') : path, query: new URLSearchParams(search) };
}

/** Only addresses of this door: `next` came from the address bar, and `//evil.example` is an address too. */
export const inside = (next: string | null): string => (next !== null && /^\/(?![/\\])/.test(next) ? next : '/');

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { to: string };

/** A link inside the door; anything but a plain click is left to the browser. */
export function Link({ to, onClick, ...rest }: Props) {
  function follow(event: MouseEvent<HTMLAnchorElement>): void {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  }
  return <a {...rest} href={base + to} onClick={follow} />;
}
