import { queryOptions } from '@tanstack/react-query';

import { standing } from '@/api/live/ask';

/** Where the live line begins: asked beside who the reader is, before anything of a page is read. */
export const beginningQuery = queryOptions({ queryKey: ['live', 'beginning'], queryFn: standing, staleTime: 'static', gcTime: 0, retry: false });
