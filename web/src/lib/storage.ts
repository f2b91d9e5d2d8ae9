/** A small thing kept in this browser. Where storage is denied it lives as long as the page. */
export type Kept<T> = { get: () => T; set: (value: T) => void };

export function remembered<T extends string>(name: string, otherwise: T, valid: (kept: string) => boolean = () => true): Kept<T> {
  const key = `aftersales.${name}`;
  let fallback: T = otherwise;
  return {
    get() {
      try {
        const kept = localStorage.getItem(key);
        return kept !== null && valid(kept) ? (kept as T) : fallback;
      } catch {
        return fallback;
      }
    },
    set(value) {
      fallback = value;
      try {
        if (value === otherwise) localStorage.removeItem(key);
        else localStorage.setItem(key, value);
      } catch {
        // denied or full: the page still has it
      }
    },
  };
}
