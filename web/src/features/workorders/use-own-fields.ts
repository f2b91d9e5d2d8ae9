import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import { customFieldsQuery } from './own/queries';
import { PREFIX, type CustomField } from './own/types';

/** The company's own fields by the name conditions and columns have for them; nothing until they are known. */
export function useOwnFields(): ReadonlyMap<string, CustomField> | undefined {
  const { data } = useQuery(customFieldsQuery);
  return useMemo(() => data && new Map(data.map((one) => [`${PREFIX}${one.code}`, one])), [data]);
}
