import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { buttonClass } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { Bone } from '@/ui/skeleton';

import { NARROWINGS, viewPath } from './paths';
import type { QueueSpot } from './queries';
import type { Column } from './queue-columns';
import styles from './queue-states.module.css';
import { TableBones } from './queue-table';
import type { ViewName } from './types';

const LINES = Array.from({ length: 14 }, (_, at) => at);

/** The queue before it has been read, in its true shape. */
export function QueueBones({ wide, columns, roomy }: { wide: boolean; columns: readonly Column[]; roomy: boolean }) {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('queue.loading')}>
      {wide ? <TableBones columns={columns} roomy={roomy} /> : LINES.map((at) => <CardBone key={at} width={14 + ((at * 7) % 11)} />)}
    </div>
  );
}

function CardBone({ width }: { width: number }) {
  return (
    <div className={styles['bone']}>
      <Bone width={2} />
      <span className={styles['grow']}>
        <Bone width={width} />
      </span>
      <Bone width={5} />
    </div>
  );
}

/** Nothing in this view: what it is for, and the one next step. */
export function NothingHere({ view, ...narrowed }: QueueSpot) {
  const { t } = useTranslation();
  if (NARROWINGS.some((one) => narrowed[one]))
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
