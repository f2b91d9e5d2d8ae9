import { useQueryClient } from '@tanstack/react-query';

import { readCustomersAgain } from './queries';

/** What follows a write about customers: everything known of them is read again. */
export function useReadAgain(): () => void {
  const client = useQueryClient();
  return () => readCustomersAgain(client);
}
