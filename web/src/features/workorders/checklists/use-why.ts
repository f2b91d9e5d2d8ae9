import { useTranslation } from 'react-i18next';

import type { Checklist } from './types';

/** By what of the order a list was given, in words. */
export function useWhy(): (list: Pick<Checklist, 'why'>) => string {
  const { t } = useTranslation();
  return ({ why }) => (why.includes('hand') ? t('checks.why.hand') : why.length === 0 ? t('checks.whyAll') : t('checks.because', { why: why.map((one) => t(`checks.why.${one}`)).join(t('checks.and')) }));
}
