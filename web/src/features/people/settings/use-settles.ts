import { useQuery } from '@tanstack/react-query';

import { meQuery } from '../queries';

/** Whether the reader may change what belongs to the installation; everybody on the staff may look. */
export function useSettles(right: 'people.settings' | 'workorders.settings' | 'dispatch.settings' = 'people.settings'): boolean {
  return useQuery(meQuery).data?.rights[right]?.includes('all') ?? false;
}
