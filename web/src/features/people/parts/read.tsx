import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
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
  const words = useProblemWords();
  if (query.data !== undefined) return children(query.data);
  const problem = query.error instanceof Problem ? query.error : undefined;
  if (query.fetchStatus === 'paused' || problem?.code === 'offline')
    return (
      <Notice title={t('people.offlineTitle')} text={t('trouble.offlineRead')}>
        <Button onClick={() => void query.refetch()}>{t('trouble.retry')}</Button>
      </Notice>
    );
  if (query.error === null) return bones ?? <Bones />;
  if (problem?.hidden) return <Notice title={t('people.hiddenTitle')} text={problem.detail || t('trouble.notFound')} />;
  return (
    <Notice title={t('people.failedTitle')} text={words(query.error)} request={problem?.request && t('trouble.request', { id: problem.request })}>
      <Button onClick={() => void query.refetch()}>{t('trouble.retry')}</Button>
    </Notice>
  );
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
