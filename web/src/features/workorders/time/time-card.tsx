import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { meQuery } from '@/features/people/queries';
import { useNow } from '@/lib/now';
import { Button } from '@/ui/button';
import { Card, Nothing } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { Bone } from '@/ui/skeleton';

import type { Order } from '../types';
import { orderTimeQuery } from './queries';
import { sumsOf } from './reckon';
import { SpanLine } from './span-line';
import { Sums } from './sums';
import styles from './time-card.module.css';
import { Timer } from './timer';
import type { Span } from './types';

/** antd's form and pickers come along with them. */
const EnterSheet = lazy(() => import('./time-sheets').then((file) => ({ default: file.EnterSheet })));
const CorrectSheet = lazy(() => import('./time-sheets').then((file) => ({ default: file.CorrectSheet })));
const StrikeSheet = lazy(() => import('./time-sheets').then((file) => ({ default: file.StrikeSheet })));

const FIRST = 6;

/** The time that went into an order: sums, spans newest first, one's own clock, and the ways to put it right. */
export function TimeCard({ order }: { order: Order }) {
  const { t } = useTranslation();
  const found = useQuery(orderTimeQuery(order.key));
  const [entering, setEntering] = useState(false);
  const data = found.data;
  if (data === undefined)
    return (
      <Card icon="clock" title={t('spent.title')}>
        {found.isError ? (
          <>
            <Said>{t('spent.failed')}</Said>
            <Button size="small" onClick={() => void found.refetch()}>
              {t('trouble.retry')}
            </Button>
          </>
        ) : (
          <div role="status" aria-label={t('spent.loading')}>
            <Bone width={14} />
          </div>
        )}
      </Card>
    );
  const enter = data.may_log && (
    <Button look="quiet" size="small" onClick={() => setEntering(true)}>
      <Icon name="plus" size={14} />
      {t('spent.enter')}
    </Button>
  );
  if (data.rows.length === 0 && !data.may_log) return null;
  return (
    <Card icon="clock" title={t('spent.title')} actions={enter}>
      <Loaded order={order} rows={data.rows} mayLog={data.may_log} />
      <Suspense>{entering && <EnterSheet order={order} onClose={() => setEntering(false)} />}</Suspense>
    </Card>
  );
}

function Loaded({ order, rows, mayLog }: { order: Order; rows: Span[]; mayLog: boolean }) {
  const { t } = useTranslation();
  const now = useNow();
  const words = useProblemWords();
  const me = useQuery(meQuery).data?.key;
  const [all, setAll] = useState(false);
  const [trouble, setTrouble] = useState<unknown>();
  const [open, setOpen] = useState<{ deed: 'correct' | 'strike'; span: Span }>();
  const newest = rows.toReversed();
  const running = newest.find((span) => span.ends_at === null && span.person.key === me);
  return (
    <>
      {rows.length > 0 ? <Sums of={sumsOf(rows, now)} /> : <Nothing>{t('spent.empty')}</Nothing>}
      {mayLog && <Timer order={order.key} running={running} onTrouble={setTrouble} />}
      {trouble !== undefined && <Said>{t('spent.notSaved', { why: words(trouble) })}</Said>}
      <ul className={styles['spans']}>
        {(all ? newest : newest.slice(0, FIRST)).map((span) => (
          <SpanLine key={span.key} span={span} who onDeed={(deed) => setOpen({ deed, span })} />
        ))}
      </ul>
      {newest.length > FIRST && (
        <Button look="quiet" size="small" onClick={() => setAll(!all)}>
          {all ? t('spent.fewer') : t('spent.all', { count: newest.length })}
        </Button>
      )}
      <Suspense>
        {open?.deed === 'correct' && <CorrectSheet span={open.span} order={order.key} onClose={() => setOpen(undefined)} />}
        {open?.deed === 'strike' && <StrikeSheet span={open.span} order={order.key} onClose={() => setOpen(undefined)} />}
      </Suspense>
    </>
  );
}
