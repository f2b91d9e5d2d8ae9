import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Problem } from '@/api/problem';
import { buttonClass } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { useReadWords } from '@/ui/problem-words';
import { ReadTrouble } from '@/ui/read-trouble';
import { Bone } from '@/ui/skeleton';

import { useList } from './lists/use-list';
import { isNarrowed, viewPath } from './paths';
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

/** The list could not be read. One that asks what it cannot, or a view that is gone, is not mended by asking again. */
export function ListTrouble({ spot, error, onRetry }: { spot: QueueSpot; error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const words = useReadWords();
  const { view } = useList();
  const problem = error instanceof Problem ? error : undefined;
  const gone = spot.list?.saved !== undefined && problem?.status === 404;
  if (!gone && !problem?.code.startsWith('filter_'))
    return <ReadTrouble error={error} title={t('queue.failedTitle')} hidden={{ title: t('queue.forbiddenTitle'), text: t('queue.forbidden') }} onRetry={onRetry} />;
  const text = gone ? t('lists.viewGone') : view?.trouble ? t('lists.unusable') : words(error);
  return (
    <Notice title={t(gone ? 'lists.viewGoneTitle' : 'lists.cannotListTitle')} text={text}>
      <Link className={buttonClass()} to={viewPath(spot.view)}>
        {t(gone || view?.trouble ? 'queue.seeOpen' : 'queue.widen')}
      </Link>
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
        {(spot.list?.filter ?? spot.list?.saved) && spot.list.among !== 'all' && (
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
