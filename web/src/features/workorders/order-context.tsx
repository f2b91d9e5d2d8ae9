import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Said } from '@/ui/notice';
import { Bone } from '@/ui/skeleton';

import { ChecklistsCard } from './checklists/lists-card';
import { AssetCard } from './order-asset-card';
import { HandOffsCard, HoldsCard } from './order-asides';
import styles from './order-context.module.css';
import { CustomerCard } from './order-customer-card';
import { FilesCard } from './order-files';
import { LettersCard } from './order-letters';
import { HistoryCard, LinksCard, OpenCard, SimilarCard } from './order-links';
import { Particulars } from './order-particulars';
import { OwnCard } from './own/own-card';
import { VisitsCard } from './order-visits';
import { TimeCard } from './time/time-card';
import type { Around, Order } from './types';
import type { Asides } from './use-asides';
import type { OrderChange } from './use-order-change';
import type { VisitMoves } from './use-visit-moves';

/** What rooms above have to say about an order, beside its visits. */
export type Beside = (order: Order) => ReactNode;

type Props = { order: Order; around: UseQueryResult<Around>; asides: Asides; change: OrderChange; visits: VisitMoves; beside: Beside | undefined };

/** What one should know before one acts: who it is, what it is, what was promised, what was there before. */
export function OrderContext({ order, around, asides, change, visits, beside }: Props) {
  const { t } = useTranslation();
  const told = around.data;
  const may = told?.may ?? [];
  return (
    <div className={styles['context']}>
      <CustomerCard order={order} around={told} />
      <AssetCard order={order} around={told} />
      <ChecklistsCard order={order} />
      <FilesCard order={order} />
      <VisitsCard order={order} visits={visits} mayPlan={may.includes('plan')} />
      {beside?.(order)}
      <OwnCard order={order} mayEdit={may.includes('update')} />
      <TimeCard order={order} />
      <Particulars order={order} change={change} mayEdit={may.includes('update')} />
      {told ? (
        <>
          <OpenCard rows={told.open} />
          <SimilarCard rows={told.similar} />
          <HistoryCard title={t('around.ofAsset')} history={told.of_asset} />
          {told.of_asset === null && <HistoryCard title={t('around.ofCustomer')} history={told.of_customer} />}
          <LinksCard order={order} around={told} asides={asides} />
        </>
      ) : (
        <Unread around={around} />
      )}
      <HandOffsCard order={order} asides={asides} may={may} />
      <HoldsCard order={order} asides={asides} may={may} />
      <LettersCard order={order.key} />
    </div>
  );
}

/** The rest of the column before it has been read, or when it could not be. */
function Unread({ around }: { around: UseQueryResult<Around> }) {
  const { t } = useTranslation();
  if (around.isPending)
    return (
      <Card icon="list" title={t('around.open')}>
        <div className={styles['bones']} role="status" aria-label={t('around.loading')}>
          <Bone width={18} />
          <Bone width={14} />
          <Bone width={16} />
        </div>
      </Card>
    );
  return (
    <Card icon="list" title={t('around.open')}>
      <div className={styles['bones']}>
        <Said>{t('around.failed')}</Said>
        <Button size="small" onClick={() => void around.refetch()}>
          {t('trouble.retry')}
        </Button>
      </div>
    </Card>
  );
}
