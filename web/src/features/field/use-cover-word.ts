import { useTranslation } from 'react-i18next';

import { standing } from '@/features/assets/standing';
import { useDay } from '@/lib/dates';

import type { Thing } from './types';

/** Whether the maker still pays: what to say when the customer asks what it costs. */
export function useCoverWord(): (thing: Thing) => { word: string; covered: boolean } {
  const { t } = useTranslation();
  const day = useDay();
  return ({ cover }) => {
    const found = standing(cover);
    if (found.is === 'all') return { word: t('field.card.covered', { until: day(found.until) }), covered: true };
    return found.is === 'partly' ? { word: t('field.card.partly'), covered: true } : { word: t('field.card.notCovered'), covered: false };
  };
}
