import { useTranslation } from 'react-i18next';

import type { SheetField } from '@/ui/edit-sheet';

import { useChoices } from './words';

/** What a customer is known by. */
export function useCustomerFields(): SheetField[] {
  const { t } = useTranslation();
  const choices = useChoices();
  return [
    { kind: 'line', name: 'name', label: t('customers.name'), required: true },
    { kind: 'line', name: 'code', label: t('customers.code'), required: true, hint: t('customers.codeHint') },
    { kind: 'choice', name: 'tier', label: t('customers.tier'), options: choices.tiers, required: true },
    { kind: 'choice', name: 'industry', label: t('customers.industry'), options: choices.industries },
    { kind: 'number', name: 'size', label: t('customers.staff'), min: 1, max: 10_000_000 },
  ];
}
