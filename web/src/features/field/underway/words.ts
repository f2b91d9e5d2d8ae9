import i18next from 'i18next';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Language } from '@/lib/i18n';

const FILES: Record<Language, () => Promise<{ default: object }>> = {
  'zh-CN': () => import('@/locales/zh-CN/underway.json'),
  en: () => import('@/locales/en/underway.json'),
};

/** The words of this part, which the phone's first page does without; false until they are here. */
export function useOwnWords(): boolean {
  const { i18n } = useTranslation();
  const language = i18n.language as Language;
  const [learned, setLearned] = useState<Language>();
  const known = learned === language || i18next.exists('underway.title', { lng: language });
  useEffect(() => {
    if (known) return;
    let here = true;
    void FILES[language]().then(
      (words) => {
        i18next.addResourceBundle(language, 'words', words.default, true, false);
        if (here) setLearned(language);
      },
      () => undefined, // without a line it comes with the next look
    );
    return () => {
      here = false;
    };
  }, [known, language]);
  return known;
}
