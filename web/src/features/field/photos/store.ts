import { open, within } from '../outbox/database';
import type { Photo, PhotoStore } from './photos';

/** Pictures in the phone's own database, or in memory where the browser has none to give. */
export async function openPhotos(): Promise<PhotoStore> {
  try {
    return lasting(await open());
  } catch {
    return photosInMemory();
  }
}

function lasting(database: IDBDatabase): PhotoStore {
  return {
    read: (person) =>
      within<Photo[]>(database, ['photos'], 'readonly', (store, give) => {
        const asked = store('photos').index('person').getAll(person) as IDBRequest<Photo[]>;
        asked.onsuccess = () => give(asked.result);
      }),
    put: (photo) => within<undefined>(database, ['photos'], 'readwrite', (store) => void store('photos').put(photo)),
    drop: (key) => within<undefined>(database, ['photos'], 'readwrite', (store) => void store('photos').delete(key)),
  };
}

/** It lives as long as the page. */
export function photosInMemory(): PhotoStore {
  const rows = new Map<string, Photo>();
  return {
    read: (person) => Promise.resolve([...rows.values()].filter((row) => row.person === person)),
    put(photo) {
      rows.set(photo.key, photo);
      return Promise.resolve();
    },
    drop(key) {
      rows.delete(key);
      return Promise.resolve();
    },
  };
}
