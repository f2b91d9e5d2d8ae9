/** What somebody opened from the palette lately, kept in this browser until they sign out. */
export type Recent = { kind: 'orders' | 'customers' | 'assets' | 'people'; key: string; title: string; more: string };

const MOST = 8;
const KINDS: readonly string[] = ['orders', 'customers', 'assets', 'people'];
const place = (person: string): string => `aftersales.recent ${person}`;

export function recentOf(person: string): Recent[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place(person)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isRecent).slice(0, MOST) : [];
  } catch {
    return []; // storage denied, or something else wrote there
  }
}

export function keepRecent(person: string, opened: Recent): void {
  const others = recentOf(person).filter((one) => one.key !== opened.key);
  try {
    localStorage.setItem(place(person), JSON.stringify([opened, ...others].slice(0, MOST)));
  } catch {
    // denied or full: it is only a convenience
  }
}

export function forgetRecent(person: string): void {
  try {
    localStorage.removeItem(place(person));
  } catch {
    // denied: then nothing was kept either
  }
}

function isRecent(kept: unknown): kept is Recent {
  if (typeof kept !== 'object' || kept === null) return false;
  const { kind, key, title, more } = kept as Record<string, unknown>;
  return KINDS.includes(String(kind)) && typeof key === 'string' && /^[\w-]+$/.test(key) && typeof title === 'string' && typeof more === 'string';
}
