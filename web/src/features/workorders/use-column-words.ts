import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';

import { isOwn, type Column } from './queue-columns';
import { useOwnFields } from './use-own-fields';

/** What stands above a column. */
export function useColumnWords(): (column: Column) => string {
  const { t } = useTranslation();
  const { language } = useReader();
  const own = useOwnFields();
  return (column) => {
    if (!isOwn(column)) return t(`queue.${column}`);
    const field = own?.get(column);
    return field ? nameFor(language, field) : '';
  };
}
