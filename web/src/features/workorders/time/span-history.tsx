import { useTranslation } from 'react-i18next';

import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { moment } from '@/lib/time';

import styles from './span-history.module.css';
import type { Span } from './types';
import { useTimeWords } from './use-time-words';

/** How a span stood before it was changed, each time: who, when, what it was, and why. */
export function History({ of }: { of: Span['history'] }) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const words = useTimeWords();
  return (
    <ol className={styles['history']} aria-label={t('spent.historyOf')}>
      {of.map((one) => (
        <li key={one.number}>
          <p>{`${moment(new Date(one.at), now, reader)} · ${t(`spent.deed.${one.deed}`, { name: one.by?.name ?? '' })}`}</p>
          <p className={styles['was']} dir="auto">
            {t('spent.before', { what: [words.kind(one.kind), words.dated(one), one.note].filter(Boolean).join(' · ') })}
          </p>
          {one.reason && (
            <p className={styles['why']} dir="auto">
              {t('spent.because', { reason: one.reason })}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
