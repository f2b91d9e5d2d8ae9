import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ReadTrouble } from '@/ui/read-trouble';

import { useAsked } from '../own/asked';
import { FormFields } from '../own/form-fields';
import type { Values } from '../own/types';
import styles from './forms-page.module.css';

const ALL = ['report', 'triage', 'resolve'] as const;

/** The form as everybody gets it: what is filled in here decides what is asked next, and is written nowhere. */
export function FormPreview({ kind }: { kind: string }) {
  const { t } = useTranslation();
  const [values, setValues] = useState<Values>({});
  const asked = useAsked(kind, {}, values);
  return (
    <aside className={styles['preview']} aria-label={t('forms.preview')}>
      <h2>{t('forms.preview')}</h2>
      <p>{t('forms.previewText')}</p>
      {asked.error ? (
        <ReadTrouble error={asked.error} onRetry={asked.retry} />
      ) : (
        <FormFields items={asked.items.map((one) => ({ ...one, value: null }))} values={values} customer="" steps={ALL} lacking={[]} onChange={(code, value) => setValues({ ...values, [code]: value ?? null })} />
      )}
    </aside>
  );
}
