import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

import en from '@/locales/en.json';
import zh from '@/locales/zh-CN.json';

import { remembered } from './storage';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'words';
    resources: { words: typeof zh };
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

export function startWords(language: Language): Promise<unknown> {
  document.documentElement.lang = language;
  return i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'words',
    resources: { 'zh-CN': { words: zh }, en: { words: en } },
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });
}

export async function changeLanguage(language: Language): Promise<void> {
  chosen.set(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
