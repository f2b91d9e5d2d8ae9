import { useTranslation } from 'react-i18next';

import styles from './progress.module.css';
import type { Reckoned } from './reckon';

/** How far a list is: a piece for each item, and the same in figures. */
export function Progress({ of }: { of: Reckoned }) {
  const { t } = useTranslation();
  const total = of.visible.length;
  return (
    <div className={styles['progress']} role="img" aria-label={t('checks.progress', { done: of.answered, total })}>
      {of.visible.map((key) => (
        <span key={key} data-verdict={of.verdicts[key] === '' ? 'open' : of.verdicts[key]} data-current={of.missing[0] === key || undefined} />
      ))}
    </div>
  );
}

/** What is still to be done with a list, in words. */
export function useStandingWords(): (of: Reckoned) => string {
  const { t } = useTranslation();
  return ({ missing, failed }) => [missing.length > 0 ? t('checks.missing', { count: missing.length }) : t('checks.filled'), failed.length > 0 ? t('checks.failedCount', { count: failed.length }) : ''].filter(Boolean).join(' · ');
}
