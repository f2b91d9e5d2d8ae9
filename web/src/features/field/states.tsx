import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Bone } from '@/ui/skeleton';

import styles from './states.module.css';

/** It was not read: what happened, and trying again. */
export function Failed({ title, error, onRetry }: { title: string; error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const said = useProblemWords();
  const problem = error instanceof Problem ? error : undefined;
  return (
    <Notice title={title} text={problem?.code === 'offline' ? t('trouble.offlineRead') : said(error)} request={problem?.request ? t('trouble.request', { id: problem.request }) : undefined}>
      <Button look="primary" onClick={onRetry}>
        {t('trouble.retry')}
      </Button>
    </Notice>
  );
}

/** Rows in their true shape until they are there. */
export function Bones({ label, rows = 4 }: { label: string; rows?: number }) {
  return (
    <div className={styles['bones']} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, at) => (
        <div key={at} className={styles['bone']}>
          <Bone width={3} />
          <span>
            <Bone width={12 - at} />
            <Bone width={8} />
          </span>
        </div>
      ))}
    </div>
  );
}
