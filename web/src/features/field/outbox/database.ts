import { newKey } from '@/api/ids';

import type { Kept, Place, Store } from './kept';
import { memoryStore } from './memory';

const NAME = 'aftersales.field';

/**
 * The phone's own database. Each step makes what one version added to it, and a phone that comes from an older one takes
 * the steps it lacks: what is to be read without a line is another step here, and what waits to be sent stays.
 */
const STEPS: ((database: IDBDatabase) => void)[] = [
  (database) => {
    database.createObjectStore('operations', { keyPath: 'id' }).createIndex('person', 'person');
    database.createObjectStore('devices', { keyPath: 'person' });
  },
  (database) => void database.createObjectStore('photos', { keyPath: 'key' }).createIndex('person', 'person'),
];

type Device = { person: string; device: string; seq: number };

/** The store in the browser's database, or one in memory where the browser has none to give. */
export async function openStore(): Promise<Store> {
  try {
    return lastingStore(await open());
  } catch {
    return memoryStore(newKey());
  }
}

export function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, STEPS.length);
    asked.onupgradeneeded = (event) => {
      for (const step of STEPS.slice(event.oldVersion)) step(asked.result);
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error(NAME));
    asked.onblocked = () => reject(new Error(NAME));
  });
}

/** Runs one transaction and waits until it is on disk. */
export function within<T>(database: IDBDatabase, stores: string[], mode: IDBTransactionMode, work: (store: (name: string) => IDBObjectStore, give: (value: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(stores, mode, { durability: 'strict' });
    let given: T;
    transaction.oncomplete = () => resolve(given);
    transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error(NAME));
    work(
      (name) => transaction.objectStore(name),
      (value) => (given = value),
    );
  });
}

function lastingStore(database: IDBDatabase): Store {
  return {
    lasting: true,
    read: (person) =>
      within<Kept[]>(database, ['operations'], 'readonly', (store, give) => {
        const asked = store('operations').index('person').getAll(person) as IDBRequest<Kept[]>;
        asked.onsuccess = () => give(asked.result.sort((one, other) => one.op.seq - other.op.seq));
      }),
    append: (person, make) =>
      within<Kept>(database, ['operations', 'devices'], 'readwrite', (store, give) => {
        const asked = store('devices').get(person) as IDBRequest<Device | undefined>;
        asked.onsuccess = () => {
          const next = after(asked.result);
          const kept = make(next);
          store('devices').put({ person, ...next });
          store('operations').add(kept);
          give(kept);
        };
      }),
    put: (kept) => within<undefined>(database, ['operations'], 'readwrite', (store) => void store('operations').put(kept)),
    drop: (id) => within<undefined>(database, ['operations'], 'readwrite', (store) => void store('operations').delete(id)),
  };
}

/** Each person has a device of their own on a shared phone: what one did is never sent as the other's. */
const after = (last: Device | undefined): Place => (last ? { device: last.device, seq: last.seq + 1 } : { device: newKey(), seq: 1 });
