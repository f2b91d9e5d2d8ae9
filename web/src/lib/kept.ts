import { useState } from 'react';

/** What somebody is writing, kept in this browser at every key stroke: it survives a reload, a crash, a sign-in that ended. */
export function useKept<T extends object>(name: string, fresh: () => T): [T, (change: Partial<T>) => void, () => void] {
  const [value, setValue] = useState(() => ({ ...fresh(), ...read<T>(name) }));

  function change(part: Partial<T>): void {
    setValue((before) => {
      const next = { ...before, ...part };
      write(name, next);
      return next;
    });
  }

  function forget(): void {
    write(name, undefined);
    setValue(fresh());
  }

  return [value, change, forget];
}

/** Drops what was kept under this name, whoever holds it. */
export const forgetKept = (name: string): void => write(name, undefined);

const nameOf = (name: string): string => `aftersales.draft.${name}`;

function read<T>(name: string): Partial<T> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(name)) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

function write(name: string, value: object | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(nameOf(name));
    else localStorage.setItem(nameOf(name), JSON.stringify(value));
  } catch {
    // denied or full: the page still has it
  }
}
