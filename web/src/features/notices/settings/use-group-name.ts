import { useTranslation } from 'react-i18next';

import type { Words } from '@/locales/words';

type Code = keyof Words['account']['notice'];

/** What a group of sentences is called: a letter by its own name, a notice as in one's own settings. */
export function useGroupName(): (id: string) => string {
  const { t, i18n } = useTranslation();
  return (id) => {
    if (id === 'letter' || id === 'digest') return t(`wordings.${id}`);
    const path: `account.notice.${Code}` = `account.notice.${id as Code}`;
    return i18n.exists(path) ? String(t(path)) : id;
  };
}
