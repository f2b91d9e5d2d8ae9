import { useId, type InputHTMLAttributes } from 'react';

import styles from './field.module.css';

type Props = InputHTMLAttributes<HTMLInputElement> & { label: string; wrong?: string | undefined };

/** One line to fill in, its name above and what is wrong with it below. */
export function Field({ label, wrong, ...input }: Props) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className={styles['input']}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? `${id}-wrong` : undefined}
      />
      {wrong && (
        <span id={`${id}-wrong`} className={styles['wrong']}>
          {wrong}
        </span>
      )}
    </div>
  );
}
