import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { ReadTrouble } from '@/ui/read-trouble';
import { Bone } from '@/ui/skeleton';

import styles from './read.module.css';

type Props<T> = {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'fetchStatus' | 'refetch'>;
  bones?: ReactNode;
  children: (data: T) => ReactNode;
};

/** What was read; until then its shape, or why it cannot be read and what to do. What was read once stays. */
export function Read<T>({ query, bones, children }: Props<T>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  if (query.fetchStatus === 'paused') return <ReadTrouble error={Problem.offline()} onRetry={() => void query.refetch()} />;
  if (query.error === null) return bones ?? <Bones />;
  return <ReadTrouble error={query.error} hidden={{ title: t('trouble.forbiddenTitle') }} onRetry={() => void query.refetch()} />;
}

/** Rows that are on their way. */
export function Bones({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles['bones']} role="status" aria-label={t('people.loading')}>
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className={styles['row']}>
          <Bone width={2} />
          <Bone width={8 + ((at * 5) % 9)} />
          <Bone width={6} />
        </div>
      ))}
    </div>
  );
}
