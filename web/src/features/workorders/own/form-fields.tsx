import { useId } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';

import { FieldInput } from './field-input';
import styles from './form-fields.module.css';
import type { Shown, Value, Values } from './types';

type Props = {
  items: readonly Shown[];
  values: Values;
  customer: string;
  /** The steps that are about to be made: what they require is marked. */
  steps: readonly Shown['required_at'][];
  /** The fields that were left empty and must not be. */
  lacking: readonly string[];
  columns?: boolean;
  onChange: (code: string, value: Value) => void;
};

/** What a form asks for, in its order. A personal text that is masked is only written anew, never shown here. */
export function FormFields({ items, values, customer, steps, lacking, columns = false, onChange }: Props) {
  return (
    <div className={columns ? styles['columns'] : styles['fields']}>
      {items.map((field) => {
        const stands = field.masked ? null : field.value;
        const value = values[field.code] === undefined ? stands : (values[field.code] ?? null);
        return (
          <OneField
            key={field.code}
            field={field}
            value={value}
            customer={customer}
            required={field.required_at !== '' && steps.includes(field.required_at)}
            wrong={lacking.includes(field.code)}
            onChange={(next) => onChange(field.code, next)}
          />
        );
      })}
    </div>
  );
}

type OneProps = { field: Shown; value: Value; customer: string; required: boolean; wrong: boolean; onChange: (value: Value) => void };

function OneField({ field, value, customer, required, wrong, onChange }: OneProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const id = useId();
  const name = nameFor(language, field);
  const hint = language === 'en' ? field.hint_en : field.hint_zh;
  return (
    <div className={styles['field']} data-own={field.code}>
      <label htmlFor={id} dir="auto">
        {required ? name : t('sheet.optional', { name })}
      </label>
      <FieldInput field={field} value={value} customer={customer} id={id} wrong={wrong} onChange={onChange} />
      {wrong && (
        <span className={styles['wrong']} role="alert">
          {t('sheet.required', { name })}
        </span>
      )}
      {field.masked && <small className={styles['hint']}>{t('own.writtenAnew')}</small>}
      {hint && <small className={styles['hint']}>{hint}</small>}
    </div>
  );
}
