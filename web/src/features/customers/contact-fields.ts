import { useTranslation } from 'react-i18next';

import type { SheetField } from '@/ui/edit-sheet';

import type { Contact } from './types';

/** What a contact is known by. Of one who is known the number is masked: empty means it stays as it is. */
export function useContactFields({ known }: { known?: Contact }): SheetField[] {
  const { t } = useTranslation();
  const stays = (masked: string | undefined): { placeholder?: string; hint?: string } => (masked ? { placeholder: masked, hint: t('contacts.stays') } : {});
  return [
    { kind: 'line', name: 'name', label: t('contacts.name'), required: true },
    { kind: 'line', name: 'salutation', label: t('contacts.salutation'), hint: t('contacts.salutationHint') },
    { kind: 'line', name: 'job_title', label: t('contacts.job') },
    { kind: 'line', name: 'phone', label: t('contacts.phone'), ...stays(known?.phone) },
    { kind: 'line', name: 'email', label: t('contacts.email'), ...stays(known?.email) },
    { kind: 'text', name: 'care', label: t('contacts.care'), placeholder: t('contacts.carePlaceholder') },
    { kind: 'switch', name: 'sees_colleagues_orders', label: t('contacts.sees') },
  ];
}
