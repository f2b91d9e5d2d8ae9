import type { DoorWords } from '@/lib/i18n';

const files = import.meta.glob<{ default: object }>('../locales/{zh-CN,en}/*.json', { eager: true });

/** Every word file of a language, by its name. */
export const wordFiles = (language: string): [string, object][] =>
  Object.entries(files).filter(([path]) => path.includes(`/${language}/`)).map(([path, file]) => [path.replace(/.*\//, ''), file.default]);

const together = (language: string) => Promise.resolve({ default: Object.assign({}, ...wordFiles(language).map(([, words]) => words)) as object });

/** The words of all doors together. */
export const allWords: DoorWords = { 'zh-CN': () => together('zh-CN'), en: () => together('en') };
