import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';

import type { FieldType, Value } from './types';

type Language = ReturnType<typeof useReader>['language'];
type Field = { type: FieldType; unit: string; choices: { code: string; name_zh: string; name_en: string }[] };

/** A value as it reads; `name` is what the person or the asset in it is called. */
export function useValueWords(): (field: Field, value: Value, name?: string) => string {
  const { t } = useTranslation();
  const { language } = useReader();
  return (field, value, name) => valueWords(t, language, field, value, name);
}

/** The same without hooks, for the cells of a long table. */
export function valueWords(t: TFunction, language: Language, field: Field, value: Value, name = ''): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return t(value ? 'own.yes' : 'own.no');
  if (field.type === 'choice' || field.type === 'multi') {
    const chosen = Array.isArray(value) ? value : [`${value}`];
    const named = new Map(field.choices.map((one) => [one.code, nameFor(language, one)]));
    return chosen.map((code) => named.get(code) ?? code).join(t('facts.and'));
  }
  if (typeof value === 'number') return [value.toLocaleString(language), field.unit].filter(Boolean).join(' ');
  return name || (Array.isArray(value) ? value.join(t('facts.and')) : value);
}
