import { useTranslation } from 'react-i18next';

import styles from './sums.module.css';
import type { Minutes } from './types';
import { WORKS } from './types';
import { useTimeWords } from './use-time-words';

/** The minutes of each kind, side by side. */
export function Sums({ of }: { of: Minutes }) {
  const { t } = useTranslation();
  const words = useTimeWords();
  return (
    <dl className={styles['sums']} aria-label={t('spent.total')}>
      {WORKS.map((kind) => (
        <div key={kind} data-none={of[kind] === 0 || undefined}>
          <dt>{words.kind(kind)}</dt>
          <dd>{words.length(of[kind])}</dd>
        </div>
      ))}
    </dl>
  );
}
