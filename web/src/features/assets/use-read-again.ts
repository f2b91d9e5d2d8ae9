import { useQueryClient } from '@tanstack/react-query';

import { readAssetsAgain } from './queries';

/** What follows a write about assets: everything known of them is read again. */
export function useReadAgain(): () => void {
  const client = useQueryClient();
  return () => readAssetsAgain(client);
}
