import { queryOptions } from '@tanstack/react-query';

import { prepared, type Document } from './prepared';
import { fetched } from './swagger';

export const DOCUMENTS = ['staff', 'portal', 'open'] as const;
export type DocumentName = (typeof DOCUMENTS)[number];

const WRITTEN: Record<DocumentName, () => Promise<{ default: unknown }>> = {
  staff: () => import('@/api/staff.json'),
  portal: () => import('@/api/portal.json'),
  open: () => import('@/api/open.json'),
};

/** A document as it was when the pages were built, which is as it is: and what draws it. */
export const manualQuery = (name: DocumentName) =>
  queryOptions({
    queryKey: ['manual', name],
    queryFn: async () => {
      const [{ default: document }] = await Promise.all([WRITTEN[name](), fetched()]);
      return prepared(document as Document);
    },
    staleTime: 'static',
  });
