import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Language } from './i18n';
import type { Reader } from './time';

const Zone = createContext(Intl.DateTimeFormat().resolvedOptions().timeZone);

/** Below this, times are said in the reader's own zone. */
export function InZone({ zone, children }: { zone: string; children: ReactNode }) {
  return <Zone value={zone}>{children}</Zone>;
}

/** Who reads: language, zone and words, as the time functions want them. */
export function useReader(): Reader & { language: Language } {
  const zone = useContext(Zone);
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  return useMemo(() => ({ zone, language, say: t }), [zone, language, t]);
}

/** What installations name in both languages. */
export type Bilingual = { name_zh: string; name_en: string };

/** The name for this reader; a name that was never translated is better than none. */
export const nameFor = (language: Language, { name_zh, name_en }: Bilingual): string =>
  (language === 'en' ? name_en || name_zh : name_zh || name_en);
