import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

import type { Words } from '@/locales/words';

import { remembered } from './storage';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: Words };
  }
}

const chosen = remembered<Language | ''>('language', '', (kept) => (LANGUAGES as readonly string[]).includes(kept));

/** The language a person chose here, else the browser's if we speak it, else Chinese. */
export function preferredLanguage(browser: readonly string[] = navigator.languages): Language {
  return chosen.get() || (browser.map(spoken).find(Boolean) ?? 'zh-CN');
}

/** The language we speak for a tag such as "en-GB", if any. */
export function spoken(tag: string): Language | undefined {
  const main = tag.toLowerCase().split('-')[0] ?? '';
  return main === 'zh' ? 'zh-CN' : main === 'en' ? 'en' : undefined;
}

/** How a door gets its words: those of the language somebody reads, fetched when it is read first. */
export type DoorWords = Record<Language, () => Promise<{ default: object }>>;

let words: DoorWords | undefined;
/** Words of pages that are seldom opened; fetched with the page, and in another language with that. */
const seldom = new Set<DoorWords>();

async function fetched(language: Language, more: DoorWords): Promise<void> {
  i18next.addResourceBundle(language, 'words', (await more[language]()).default, true, true);
}

/** Words a door does not begin with: they are here before the page that speaks them. */
export async function addWords(more: DoorWords): Promise<void> {
  seldom.add(more);
  await fetched(i18next.language as Language, more);
}

export async function startWords(language: Language, door: DoorWords): Promise<void> {
  words = door;
  document.documentElement.lang = language;
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'words',
    resources: { [language]: { words: (await door[language]()).default } },
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
}

export async function changeLanguage(language: Language): Promise<void> {
  if (words !== undefined && !i18next.hasResourceBundle(language, 'words'))
    i18next.addResourceBundle(language, 'words', (await words[language]()).default);
  await Promise.all([...seldom].map((more) => fetched(language, more)));
  chosen.set(language); // once its words are here, or the next visit would begin without any
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
