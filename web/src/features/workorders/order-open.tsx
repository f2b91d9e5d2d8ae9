import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';

import { useKeys } from '@/lib/keys';
import { TABLE_FITS, useMedia } from '@/lib/media';

import { ClockStrip } from './clock-strip';
import { Composer } from './composer';
import { useMacroSpot } from './macros/use-macro-spot';
import { MoveTrouble } from './move-trouble';
import { OrderContext, type Beside } from './order-context';
import { OrderHead, type Place } from './order-head';
import styles from './order-open.module.css';
import { aroundQuery } from './queries';
import { Timeline } from './timeline';
import type { Order } from './types';
import { useAsides } from './use-asides';
import { useMoves } from './use-moves';
import { useOrderChange } from './use-order-change';
import { usePresence } from './use-presence';
import { useVisitMoves } from './use-visit-moves';

/** The sheets bring antd's forms along; the page does not wait for them, but asks for them at once. */
const loadSheet = () => import('./move-sheet').then(({ MoveSheet }) => ({ default: MoveSheet }));
const MoveSheet = lazy(loadSheet);
const VisitSheet = lazy(() => import('./order-visit-sheet').then((file) => ({ default: file.VisitSheet })));
const AsideSheet = lazy(() => import('./order-aside-sheet').then((file) => ({ default: file.AsideSheet })));
const MacroSheet = lazy(() => import('./macros/macro-sheet').then((file) => ({ default: file.MacroSheet })));
const OrderConflict = lazy(() => import('./order-conflict').then((file) => ({ default: file.OrderConflict })));
const ClockExplain = lazy(() => import('./clock-explain').then((file) => ({ default: file.ClockExplain })));

/** One order that has been read: the order itself, and beside it what one should know. On a phone one or the other. */
export function OpenOrder({ order, place, beside: more }: { order: Order; place: Place; beside?: Beside }) {
  const { t } = useTranslation();
  const around = useQuery(aroundQuery(order.key));
  const moves = useMoves(order);
  const visits = useVisitMoves(order);
  const asides = useAsides(order);
  const change = useOrderChange(order.key);
  const presence = usePresence(order.key);
  const spot = useMacroSpot();
  const scroll = useRef<HTMLDivElement>(null);
  const [explaining, setExplaining] = useState(false);
  const [params] = useSearchParams();
  const wide = useMedia(TABLE_FITS);
  const beside = params.get('tab') === 'around';
  const may = around.data?.may;
  useKeys(may?.includes('plan') ? { v: () => visits.begin({ move: 'plan' }) } : {});
  useEffect(() => void loadSheet().catch(() => undefined), []); // ahead of time: without a line it is fetched when it is wanted

  return (
    <>
      <section className={styles['main']} aria-labelledby="order-title">
        <title>{`${t('orders.number', { number: order.number })} ${order.title} · ${t('product')}`}</title>
        <OrderHead order={order} around={around.data} moves={moves} asides={asides} change={change} place={place} present={presence.others}>
          <ClockStrip clocks={order.clocks} explain={() => setExplaining(true)} />
        </OrderHead>
        {moves.trouble && !moves.asking && (
          <div className={styles['trouble']}>
            <MoveTrouble trouble={moves.trouble} />
          </div>
        )}
        {!wide && <Tabs beside={beside} />}
        {(wide || !beside) && (
          <>
            <div className={styles['scroll']} ref={scroll} tabIndex={-1}>
              <Timeline order={order} box={scroll} />
            </div>
            <Composer order={order} present={presence.others} mayNote={may?.includes('note') ?? true} onWriting={presence.write} />
          </>
        )}
      </section>
      {(wide || beside) && (
        <aside className={styles['context']} aria-label={t('orders.context')}>
          <OrderContext order={order} around={around} asides={asides} change={change} visits={visits} beside={more} />
        </aside>
      )}
      <Suspense>
        {moves.asking && <MoveSheet order={order} move={moves.asking} moves={moves} />}
        {visits.asking && <VisitSheet order={order} step={visits.asking} visits={visits} />}
        {asides.asking && <AsideSheet order={order} aside={asides.asking} asides={asides} />}
        {change.clash && <OrderConflict change={change} clash={change.clash} />}
        {spot.macro && <MacroSheet key={spot.macro} order={order} macro={spot.macro} onClose={spot.end} />}
        {explaining && <ClockExplain order={order} onClose={() => setExplaining(false)} />}
      </Suspense>
    </>
  );
}

/** On a narrow screen: what happened, or what is around it. Both have an address. */
function Tabs({ beside }: { beside: boolean }) {
  const { t } = useTranslation();
  const { search } = useLocation();
  const to = (tab: string): string => {
    const params = new URLSearchParams(search);
    if (tab) params.set('tab', tab);
    else params.delete('tab');
    return `?${params.toString()}`;
  };
  return (
    <nav className={styles['tabs']} aria-label={t('orders.tabs')}>
      <Link to={to('')} replace aria-current={beside ? undefined : 'page'}>
        {t('timeline.title')}
      </Link>
      <Link to={to('around')} replace aria-current={beside ? 'page' : undefined}>
        {t('orders.context')}
      </Link>
    </nav>
  );
}
