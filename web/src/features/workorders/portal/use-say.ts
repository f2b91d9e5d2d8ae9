import { useTranslation } from 'react-i18next';

import type { Say } from './report-draft';

/** The words that a report is put together with. */
export function useSay(): Say {
  const { t } = useTranslation();
  return {
    sign: (sign) => t(`portal.report.signs.${sign}`),
    since: (since) => t(`portal.report.sinces.${since}`),
    and: t('portal.report.and'),
    line: (name, values) => t(`portal.report.${name}` as 'portal.report.bodyNote', values as { note: string }),
  };
}
