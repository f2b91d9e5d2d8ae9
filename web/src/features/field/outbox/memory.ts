import type { Kept, Place, Store } from './kept';

/** For tests, and for browsers that keep nothing: it lives as long as the page, and the page says so. */
export function memoryStore(device: string): Store {
  const rows = new Map<string, Kept>();
  let seq = 0;
  const place = (): Place => ({ device, seq: ++seq });
  return {
    lasting: false,
    read: (person) => Promise.resolve([...rows.values()].filter((row) => row.person === person).sort((one, other) => one.op.seq - other.op.seq)),
    append(_, make) {
      const kept = make(place());
      rows.set(kept.id, kept);
      return Promise.resolve(kept);
    },
    put(kept) {
      rows.set(kept.id, kept);
      return Promise.resolve();
    },
    drop(id) {
      rows.delete(id);
      return Promise.resolve();
    },
  };
}
