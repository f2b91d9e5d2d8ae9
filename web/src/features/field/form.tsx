import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';

import styles from './form.module.css';

type WordsProps = { label: string; value: string; hint?: string; help?: string; wrong?: string | undefined; rows?: number; most?: number; onChange: (value: string) => void };

/** Some lines to write, large enough to read back in the sun. */
export function WordsField({ label, value, hint, help, wrong, rows = 3, most = 20_000, onChange }: WordsProps) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {help && <small className={styles['hint']}>{help}</small>}
      <textarea
        id={id}
        className={styles['text']}
        rows={rows}
        dir="auto"
        maxLength={most}
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

type LineProps = { label: string; value: string; type?: 'text' | 'date'; decimal?: boolean; unit?: string; hint?: string; wrong?: string | undefined; onChange: (value: string) => void };

/** One line: a number with its unit, a day. */
export function LineField({ label, value, type = 'text', decimal = false, unit = '', hint = '', wrong, onChange }: LineProps) {
  const id = useId();
  const told = [unit && `${id}-unit`, hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ');
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <small id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </small>
      )}
      <div className={styles['line']}>
        <input
          id={id}
          className={styles['text']}
          type={type}
          {...(decimal && { inputMode: 'decimal' as const })}
          maxLength={40}
          value={value}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={told || undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        {unit && <span id={`${id}-unit`}>{unit}</span>}
      </div>
      {wrong && (
        <span id={`${id}-wrong`} className={styles['wrong']}>
          {wrong}
        </span>
      )}
    </div>
  );
}

type Options<T extends string> = readonly (readonly [value: T, word: string])[];
type ChoiceProps<T extends string> = { label: string; options: Options<T>; value: T | ''; hint?: string; wrong?: string | undefined; wide?: boolean; onChange: (value: T) => void; onClear?: () => void };

/** One of a few, each a whole thumb wide; `onClear` where none may stand too. */
export function ChoiceField<T extends string>({ label, options, value, hint, wrong, wide = false, onChange, onClear }: ChoiceProps<T>) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <fieldset className={styles['field']}>
      <legend>{label}</legend>
      {hint && <small className={styles['hint']}>{hint}</small>}
      <div className={wide ? styles['list'] : styles['chips']}>
        {options.map(([option, word]) => (
          <label key={option} className={styles['option']}>
            <input type="radio" name={name} value={option} checked={value === option} onChange={() => onChange(option)} />
            <span>{word}</span>
          </label>
        ))}
        {onClear && value !== '' && (
          <Button look="quiet" aria-label={t('field.own.clearOf', { name: label })} onClick={onClear}>
            {t('field.own.clear')}
          </Button>
        )}
      </div>
      {wrong && <span className={styles['wrong']}>{wrong}</span>}
    </fieldset>
  );
}

type ManyProps = { label: string; options: Options<string>; value: readonly string[]; hint?: string; wrong?: string | undefined; onChange: (value: string[]) => void };

/** Any of a few. */
export function ManyField({ label, options, value, hint, wrong, onChange }: ManyProps) {
  return (
    <fieldset className={styles['field']}>
      <legend>{label}</legend>
      {hint && <small className={styles['hint']}>{hint}</small>}
      <div className={styles['chips']}>
        {options.map(([option, word]) => (
          <label key={option} className={styles['option']}>
            <input type="checkbox" checked={value.includes(option)} onChange={(event) => onChange(options.map(([one]) => one).filter((one) => (one === option ? event.target.checked : value.includes(one))))} />
            <span>{word}</span>
          </label>
        ))}
      </div>
      {wrong && <span className={styles['wrong']}>{wrong}</span>}
    </fieldset>
  );
}

type SelectProps = { label: string; options: Options<string>; value: string; hint?: string; wrong?: string | undefined; onChange: (value: string) => void };

/** One of many, by the phone's own wheel. */
export function SelectField({ label, options, value, hint, wrong, onChange }: SelectProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      {hint && <small className={styles['hint']}>{hint}</small>}
      <select id={id} className={styles['text']} value={value} aria-invalid={wrong ? true : undefined} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('field.own.unchosen')}</option>
        {options.map(([option, word]) => (
          <option key={option} value={option}>
            {word}
          </option>
        ))}
      </select>
      {wrong && <span className={styles['wrong']}>{wrong}</span>}
    </div>
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
