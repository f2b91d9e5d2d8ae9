import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader, type Bilingual } from '@/lib/reader';

import { kindsQuery } from '../../queries';
import type { Applies } from '../types';

/** At which orders a list is asked for, in words. */
export function useAppliesWords(): (applies: Applies, names: Record<string, Bilingual>) => string {
  const { t } = useTranslation();
  const { language } = useReader();
  const kinds = useQuery(kindsQuery).data;
  return (applies, names) => {
    const named = (key: string): string => (names[key] ? nameFor(language, names[key]) : '');
    const kind = (code: string): string => {
      const found = kinds?.find((one) => one.code === code);
      return found ? nameFor(language, found) : code;
    };
    const parts = [applies.customers.map(named), [...applies.products.map(named), ...applies.families], applies.categories.map(named), applies.kinds.map(kind)];
    const told = parts.map((part) => part.filter(Boolean).join(t('checks.and'))).filter(Boolean);
    return told.length > 0 ? told.join(' · ') : t('checks.whyAll');
  };
}
