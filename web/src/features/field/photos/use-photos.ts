import { createContext, useContext, useSyncExternalStore } from 'react';

import type { Photos, Seen } from './photos';

export const PhotosHere = createContext<Photos | undefined>(undefined);

export function usePhotos(): Photos {
  const photos = useContext(PhotosHere);
  if (photos === undefined) throw new Error('no photos here');
  return photos;
}

/** Those a sheet has picked, or with '' those that are on their way. */
export function usePicked(draft: string): Seen[] {
  const photos = usePhotos();
  return useSyncExternalStore(photos.subscribe, photos.seen).filter((one) => one.draft === draft);
}
