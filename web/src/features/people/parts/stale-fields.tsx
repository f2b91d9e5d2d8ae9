import { useTranslation } from 'react-i18next';

import type { Problem } from '@/api/problem';

import styles from './sheet.module.css';
import { staleFields } from './stale';

/** What differs between what was about to be written and what stands there now, field by field. */
export function StaleFields({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const rows = staleFields(problem.facts);
  return (
    <>
      {rows.length > 0 && (
        <dl className={styles['stale']}>
          {rows.map(({ field, yours, now }) => (
            <div key={field}>
              <dt>{problem.labels[field] ?? field}</dt>
              <dd>{t('people.staleYours', { value: yours })}</dd>
              <dd>{t('people.staleNow', { value: now })}</dd>
            </div>
          ))}
        </dl>
      )}
      <b>{t('people.staleNext')}</b>
    </>
  );
}
