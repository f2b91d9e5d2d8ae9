import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';

import type { Order } from '../types';

/** What a hold waits for: a person's words, or the list that is not filled in. */
export function useHoldWords(): (hold: Order['holds'][number]) => string {
  const { t } = useTranslation();
  const { language } = useReader();
  return (hold) => (hold.checklist ? t('checks.hold', { name: nameFor(language, hold.checklist) }) : hold.reason);
}
