import { queryOptions } from '@tanstack/react-query';

import { unwrap } from '@/api/http';
import type { components } from '@/api/portal';
import { portal } from '@/api/portal-http';

export type Company = components['schemas']['CompanyMine'];

/** My company, its places and contracts, and me as its contact. */
export const companyQuery = queryOptions({
  queryKey: ['customers', 'company'],
  queryFn: () => unwrap(portal.GET('/api/v1/portal/company')),
  staleTime: 300_000,
});
