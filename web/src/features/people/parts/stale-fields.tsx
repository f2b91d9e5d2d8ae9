import { useTranslation } from 'react-i18next';

import styles from './sheet.module.css';
import { staleFields } from './stale';

/** What differs between what was about to be written and what stands there now, field by field. */
export function StaleFields({ facts }: { facts: Record<string, unknown> }) {
  const { t } = useTranslation();
  const known = { name: t('people.name'), email: t('people.email'), phone: t('people.phone'), name_zh: t('names.zh'), name_en: t('names.en') };
  const rows = staleFields(facts);
  return (
    <>
      {rows.length > 0 && (
        <dl className={styles['stale']}>
          {rows.map(({ field, yours, now }) => (
            <div key={field}>
              <dt>{field in known ? known[field as keyof typeof known] : field}</dt>
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
