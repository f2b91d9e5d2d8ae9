import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';

/** What went wrong, in the server's words where it has some: they say what happened, what was kept, what to do. */
export function useProblemWords(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof Problem)) return t(navigator.onLine ? 'trouble.unexpected' : 'trouble.offline'); // a part of the page that could not be fetched
    if (error.code === 'offline') return t('trouble.offline');
    const fields = error.fields.map((field) => field.message).join(' ');
    return error.detail || fields || t('trouble.unexpected');
  };
}
