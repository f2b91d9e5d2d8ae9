import { useInfiniteQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Order } from '@/features/workorders/types';
import { Button } from '@/ui/button';
import { Nothing } from '@/ui/card';
import { Said } from '@/ui/notice';
import { Ago } from '@/ui/said-time';
import { sizes } from '@/ui/theme';

import { useSending } from '../list/use-sending';
import { roundsQuery } from '../offers/queries';
import { RoundsSection } from '../offers/rounds-section';
import { useOfferSteps } from '../offers/use-offer-steps';
import { decisionsQuery } from '../queries';
import type { Decision } from '../types';
import { CameOf } from './came-of';
import { Explained } from './decision-panel';
import styles from './decisions-drawer.module.css';

const OverrideSheet = lazy(() => import('./override-sheet').then((file) => ({ default: file.OverrideSheet })));

/** All that was decided about an order, the latest opened: why, why not, who went; and to have it decided again. */
export function DecisionsDrawer({ order, mayDecide, onClose }: { order: Order; mayDecide: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useInfiniteQuery(decisionsQuery(order.key));
  const sending = useSending();
  const [opened, setOpened] = useState<string>();
  const [instead, setInstead] = useState<{ decision: Decision; engineer?: string | undefined }>();
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const open = opened ?? rows[0]?.key;
  const asked = useInfiniteQuery(roundsQuery(order.key)).data?.pages[0]?.rows[0]?.state === 'open'; // whoever sends takes the offers back first, or goes to the list of them
  const steps = useOfferSteps();
  const free = !asked && order.state === 'triaged' && order.owner === null && !order.visits.some((visit) => visit.engineer !== null && visit.ended_at === null);
  return (
    <Drawer open onClose={onClose} size={parseInt(sizes.sheet) * 1.2} title={t('dispatch.card.history')} closable={{ 'aria-label': t('dispatch.card.close') }}>
      <div className={styles['body']}>
        <RoundsSection order={order.key} onWithdraw={mayDecide ? () => steps.withdraw(order) : undefined} />
        {steps.sheet}
        {sending.sheet}
        {sending.trouble && <Said>{sending.trouble.text}</Said>}
        {rows.length === 0 && <Nothing>{t('dispatch.card.none')}</Nothing>}
        {mayDecide && (
          <Button look={rows.length === 0 ? 'primary' : 'plain'} busy={sending.busy !== ''} onClick={() => void sending.decide(order)}>
            {t(rows.length === 0 ? 'dispatch.decide' : 'dispatch.again')}
          </Button>
        )}
        <ol className={styles['list']}>
          {rows.map((row, n) => (
            <li key={row.key}>
              <button type="button" className={styles['one']} aria-expanded={row.key === open} onClick={() => setOpened(row.key === open ? '' : row.key)}>
                <CameOf decision={row} />
                <span className={styles['soft']}>
                  <Ago at={row.at} />
                </span>
              </button>
              {row.key === open && (
                <Opened
                  order={order.key}
                  row={row}
                  maySend={mayDecide && free && n === 0 && row.sent === null}
                  busy={sending.busy !== ''}
                  onAccept={() => void sending.accept(order, row)}
                  onOther={(engineer) => setInstead({ decision: row, engineer })}
                />
              )}
            </li>
          ))}
        </ol>
        {found.hasNextPage && (
          <Button look="quiet" size="small" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('dispatch.card.more')}
          </Button>
        )}
      </div>
      <Suspense>{instead && <OverrideSheet order={order} decision={instead.decision} engineer={instead.engineer} onClose={() => setInstead(undefined)} />}</Suspense>
    </Drawer>
  );
}

function Opened({ order, row, maySend, busy, onAccept, onOther }: { order: string; row: Decision; maySend: boolean; busy: boolean; onAccept: () => void; onOther: (engineer?: string) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Explained order={order} decision={row} maySend={maySend} busy={busy} onAccept={onAccept} onOther={onOther} />
      {maySend && row.chosen === null && (
        <Button size="small" onClick={() => onOther()}>
          {t('dispatch.other')}
        </Button>
      )}
    </>
  );
}
