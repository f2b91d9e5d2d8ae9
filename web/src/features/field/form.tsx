import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';

import styles from './form.module.css';

type WordsProps = { label: string; value: string; hint?: string; wrong?: string | undefined; rows?: number; onChange: (value: string) => void };

/** Some lines to write, large enough to read back in the sun. */
export function WordsField({ label, value, hint, wrong, rows = 3, onChange }: WordsProps) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className={styles['text']}
        rows={rows}
        dir="auto"
        maxLength={20_000}
        placeholder={hint}
        value={value}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {wrong && (
        <span id={`${id}-wrong`} className={styles['wrong']}>
          {wrong}
        </span>
      )}
    </div>
  );
}

type LineProps = { label: string; value: string; type?: 'text' | 'date'; decimal?: boolean; wrong?: string | undefined; onChange: (value: string) => void };

/** One line: a number, a day. */
export function LineField({ label, value, type = 'text', decimal = false, wrong, onChange }: LineProps) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={styles['text']}
        type={type}
        {...(decimal && { inputMode: 'decimal' as const })}
        maxLength={40}
        value={value}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {wrong && (
        <span id={`${id}-wrong`} className={styles['wrong']}>
          {wrong}
        </span>
      )}
    </div>
  );
}

type ChoiceProps<T extends string> = { label: string; options: readonly (readonly [value: T, word: string])[]; value: T | ''; wrong?: string | undefined; wide?: boolean; onChange: (value: T) => void };

/** One of a few, each a whole thumb wide. */
export function ChoiceField<T extends string>({ label, options, value, wrong, wide = false, onChange }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={styles['field']}>
      <legend>{label}</legend>
      <div className={wide ? styles['list'] : styles['chips']}>
        {options.map(([option, word]) => (
          <label key={option} className={styles['option']}>
            <input type="radio" name={name} value={option} checked={value === option} onChange={() => onChange(option)} />
            <span>{word}</span>
          </label>
        ))}
      </div>
      {wrong && <span className={styles['wrong']}>{wrong}</span>}
    </fieldset>
  );
}

export function Check({ label, checked, onChange }: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label className={styles['check']}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}

/** The way on, large, and the way back beside it. */
export function Answer({ word, onClose, children }: { word: string; onClose: () => void; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={styles['answer']}>
      {children}
      <Button type="submit" look="primary" size="big">
        {word}
      </Button>
      <Button look="quiet" size="big" onClick={onClose}>
        {t('field.sheet.close')}
      </Button>
    </div>
  );
}
