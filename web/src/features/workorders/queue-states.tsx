import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Problem } from '@/api/problem';
import { Button, buttonClass } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Bone } from '@/ui/skeleton';

import { isNarrowed, viewPath } from './paths';
import type { QueueSpot } from './queries';
import styles from './queue-states.module.css';
import type { ViewName } from './types';

const LINES = Array.from({ length: 14 }, (_, at) => at);

/** The queue before it has been read, in its true shape. */
export function QueueBones({ wide }: { wide: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={styles['bones']} role="status" aria-label={t('queue.loading')}>
      {LINES.map((at) => (
        <div key={at} className={`${styles['bone']} ${wide ? '' : styles['tall']}`.trim()}>
          <Bone width={2} />
          {wide && <Bone width={5} />}
          <span className={styles['grow']}>
            <Bone width={14 + ((at * 7) % 11)} />
          </span>
          {wide && <Bone width={7} />}
          <Bone width={5} />
          {wide && <Bone width={4} />}
        </div>
      ))}
    </div>
  );
}

/** The queue could not be read, or is not this reader's to read. */
export function QueueTrouble({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const problem = error instanceof Problem ? error : undefined;
  if (problem?.status === 403) return <Notice title={t('queue.forbiddenTitle')} text={problem.detail || t('queue.forbidden')} />;
  const text = problem?.code === 'offline' ? t('trouble.offlineRead') : words(problem);
  return (
    <Notice title={t('queue.failedTitle')} text={text} request={problem?.request && t('trouble.request', { id: problem.request })}>
      <Button onClick={onRetry}>{t('trouble.retry')}</Button>
    </Notice>
  );
}

/** Nothing in this view: what it is for, and the one next step. */
export function NothingHere(spot: QueueSpot) {
  const { t } = useTranslation();
  const { view } = spot;
  if (isNarrowed(spot))
    return (
      <Notice title={t('queue.emptyNarrowTitle')} text={t('queue.emptyNarrow')}>
        <Link className={buttonClass()} to={viewPath(view)}>
          {t('queue.widen')}
        </Link>
      </Notice>
    );
  const next: ViewName | undefined = view === 'mine' ? 'unassigned' : view === 'open' ? undefined : 'open';
  return (
    <Notice title={t(`queue.emptyTitle.${view}`)} text={t(`queue.empty.${view}`)}>
      {next && (
        <Link className={buttonClass()} to={viewPath(next)}>
          {t(next === 'open' ? 'queue.seeOpen' : 'queue.seeUnassigned')}
        </Link>
      )}
    </Notice>
  );
}
