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

/** The same for what was only to be read: there, nothing of the reader's could get lost. */
export function useReadWords(): (error: unknown) => string {
  const { t } = useTranslation();
  const words = useProblemWords();
  return (error) => (error instanceof Problem && error.code === 'offline' ? t('trouble.offlineRead') : words(error));
}
