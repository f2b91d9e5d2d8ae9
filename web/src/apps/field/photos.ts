import { useEffect, useState } from 'react';

import { Photos } from '@/features/field/photos/photos';
import { openPhotos } from '@/features/field/photos/store';

/** This person's pictures on this phone, going up whenever there is a line; undefined until their store is open. */
export function useOwnPhotos(person: string): Photos | undefined {
  const [photos, setPhotos] = useState<Photos>();
  useEffect(() => {
    let gone = false;
    let own: Photos | undefined;
    const send = (): void => void own?.flush();
    const back = (): void => {
      if (document.visibilityState === 'visible') send();
    };
    void openPhotos().then((store) => {
      if (gone) return;
      own = new Photos(store, person);
      setPhotos(own);
      void own.start();
      addEventListener('online', send);
      document.addEventListener('visibilitychange', back);
    });
    return () => {
      gone = true;
      own?.stop();
      removeEventListener('online', send);
      document.removeEventListener('visibilitychange', back);
    };
  }, [person]);
  return photos;
}
