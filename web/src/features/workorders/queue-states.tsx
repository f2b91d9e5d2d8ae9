import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { buttonClass } from '@/ui/button';
import { Notice } from '@/ui/notice';
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
        {spot.list?.filter && spot.list.among !== 'all' && (
          <Link className={buttonClass()} to={viewPath(view, spot, { ...spot.list, among: 'all' })}>
            {t('lists.lookInAll')}
          </Link>
        )}
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
