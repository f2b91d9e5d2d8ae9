import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { meQuery } from '@/features/people/queries';
import type { Order } from '@/features/workorders/types';
import { Button } from '@/ui/button';
import { Card, Nothing } from '@/ui/card';
import { Said } from '@/ui/notice';
import { Ago } from '@/ui/said-time';
import { Bone } from '@/ui/skeleton';

import { roundsQuery } from '../offers/queries';
import { RoundView } from '../offers/round-view';
import { useOfferSteps } from '../offers/use-offer-steps';
import { decisionsQuery } from '../queries';
import { useDispatchWords } from '../use-words';
import { waitingOfQuery } from '../waiting/queries';
import { WaitedView } from '../waiting/waited-view';
import { CameOf } from './came-of';
import styles from './dispatch-card.module.css';

/** antd's drawer and search come along with it. */
const DecisionsDrawer = lazy(() => import('./decisions-drawer').then((file) => ({ default: file.DecisionsDrawer })));
const MineSheet = lazy(() => import('./mine-sheet').then((file) => ({ default: file.MineSheet })));

/** Beside an order: who was found for it, and why; for an engineer, why it was not them. */
export function DispatchCard({ order }: { order: Order }) {
  const rights = useQuery(meQuery).data?.rights ?? {};
  if ('dispatch.see' in rights) return <Decided order={order} mayDecide={'dispatch.decide' in rights} />;
  return 'workorders.work' in rights ? <Mine order={order} /> : null;
}

const DECIDABLE: ReadonlySet<Order['state']> = new Set(['triaged', 'assigned', 'working', 'waiting']);

function Decided({ order, mayDecide }: { order: Order; mayDecide: boolean }) {
  const { t } = useTranslation();
  const words = useDispatchWords();
  const found = useInfiniteQuery(decisionsQuery(order.key));
  const [open, setOpen] = useState(false);
  const latest = found.data?.pages[0]?.rows[0];
  const [round] = useInfiniteQuery({ ...roundsQuery(order.key), enabled: latest !== undefined }).data?.pages[0]?.rows ?? [];
  const waited = useQuery({ ...waitingOfQuery(order.key), enabled: order.state === 'triaged' }).data?.waiting;
  const steps = useOfferSteps();
  const decidable = mayDecide && DECIDABLE.has(order.state);
  if (found.data !== undefined && latest === undefined && !decidable) return null;
  const button = (latest !== undefined || decidable) && (
    <Button look="quiet" size="small" onClick={() => setOpen(true)}>
      {t(latest ? 'dispatch.card.why' : 'dispatch.card.decide')}
    </Button>
  );
  return (
    <Card icon="nav" title={t('dispatch.card.title')} actions={button}>
      {latest ? (
        <div className={styles['latest']}>
          {round?.state === 'open' && (
            <>
              <RoundView round={round} />
              {decidable && (
                <Button size="small" onClick={() => steps.withdraw(order)}>
                  {t('desk.offered.withdraw')}
                </Button>
              )}
            </>
          )}
          <CameOf decision={latest} />
          <p>
            {t('dispatch.card.of', { able: latest.able, candidates: latest.candidates })} · {words.policy(latest)} · <Ago at={latest.at} />
          </p>
        </div>
      ) : found.error ? (
        <>
          <Said>{t('dispatch.card.failed')}</Said>
          <Button size="small" onClick={() => void found.refetch()}>
            {t('trouble.retry')}
          </Button>
        </>
      ) : found.data ? (
        <Nothing>{t('dispatch.card.none')}</Nothing>
      ) : (
        <div role="status" aria-label={t('dispatch.card.loading')}>
          <Bone width={14} />
        </div>
      )}
      {waited && (
        <div className={styles['waited']}>
          <WaitedView one={waited} />
        </div>
      )}
      {steps.sheet}
      <Suspense>{open && <DecisionsDrawer order={order} mayDecide={decidable} onClose={() => setOpen(false)} />}</Suspense>
    </Card>
  );
}

/** An engineer may ask it of themselves about any order they see. */
function Mine({ order }: { order: Order }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles['mine']}>
      <Button look="quiet" size="small" onClick={() => setOpen(true)}>
        {t('dispatch.mine.ask')}
      </Button>
      <Suspense>{open && <MineSheet order={order.key} onClose={() => setOpen(false)} />}</Suspense>
    </div>
  );
}
