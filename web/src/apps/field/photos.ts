import { useCallback } from 'react';

import { Photos } from '@/features/field/photos/photos';
import { openPhotos } from '@/features/field/photos/store';

import { useOwn } from './use-own';

/** This person's pictures on this phone, going up whenever there is a line; undefined until their store is open. */
export const useOwnPhotos = (person: string): Photos | undefined => useOwn(useCallback(async () => new Photos(await openPhotos(), person), [person]));
