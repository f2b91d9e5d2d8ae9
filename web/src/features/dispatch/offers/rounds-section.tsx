import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Said } from '@/ui/notice';
import { Bone } from '@/ui/skeleton';

import { roundsQuery } from './queries';
import { RoundView } from './round-view';
import styles from './rounds-section.module.css';

/** Everybody who was asked about an order, the latest round first; nothing where nobody ever was. */
export function RoundsSection({ order, onWithdraw }: { order: string; onWithdraw?: (() => void) | undefined }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(roundsQuery(order));
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  if (found.data !== undefined && rows.length === 0) return null;
  return (
    <section className={styles['section']} aria-label={t('desk.offered.title')}>
      <h3>{t('desk.offered.title')}</h3>
      {found.data === undefined &&
        (found.error ? (
          <>
            <Said>{t('desk.offered.failed')}</Said>
            <Button size="small" onClick={() => void found.refetch()}>
              {t('trouble.retry')}
            </Button>
          </>
        ) : (
          <div role="status" aria-label={t('desk.offered.loading')}>
            <Bone width={14} />
          </div>
        ))}
      <ol className={styles['rounds']}>
        {rows.map((round) => (
          <li key={round.key}>
            <RoundView round={round} />
            {round.state === 'open' && onWithdraw && (
              <Button size="small" onClick={onWithdraw}>
                {t('desk.offered.withdraw')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {found.hasNextPage && (
        <Button look="quiet" size="small" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('desk.offered.more')}
        </Button>
      )}
    </section>
  );
}
