import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { DueChip } from '@/features/workorders/due-chip';
import { orderPath } from '@/features/workorders/paths';
import { useKeys } from '@/lib/keys';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Kbd } from '@/ui/kbd';
import { Notice, Said } from '@/ui/notice';

import { DecisionPanel } from '../decision/decision-panel';
import listStyles from '../list/dispatch-page.module.css';
import { ListFrame } from '../list/list-frame';
import { OrderItem } from '../list/order-item';
import { useChosen } from '../list/use-chosen';
import { useSending } from '../list/use-sending';
import styles from '../list/waiting-row.module.css';
import { suggestionQuery } from '../queries';
import { useDispatchWords } from '../use-words';
import { WaitedView } from './waited-view';
import { waitingQuery, type Waited } from './queries';

const OverrideSheet = lazy(() => import('../decision/override-sheet').then((file) => ({ default: file.OverrideSheet })));

/** Orders that were to find somebody by themselves and have not: what is in the way, what would help, and whether somebody can go now. */
export function WaitingList() {
  const { t } = useTranslation();
  const list = useInfiniteQuery(waitingQuery);
  const rows = useMemo(() => [...new Map((list.data?.pages ?? []).flatMap((page) => page.rows.map((row) => [row.order.key, row] as const))).values()], [list.data]);
  const navigate = useNavigate();
  const sending = useSending();
  const { at, current, named, wide, choose, keepPlace, close } = useChosen('waiting', rows);
  const shown = current !== undefined && (wide || named);
  const found = useQuery({ ...suggestionQuery(current?.order.key ?? ''), enabled: shown && current.may_send });
  const [instead, setInstead] = useState<{ row: Waited; engineer?: string | undefined }>();
  const busy = sending.busy !== '';

  async function accept(): Promise<void> {
    if (!current?.may_send || !found.data?.chosen || busy) return;
    keepPlace(current);
    await sending.accept(current.order, found.data);
    void list.refetch();
  }

  const again = (): void => void (current?.may_send && !busy && found.refetch());
  const other = (engineer?: string): void => {
    if (current?.may_send && found.data) setInstead({ row: current, engineer });
  };

  useKeys({
    Enter: () => void accept(),
    r: again,
    e: () => other(),
    o: () => current && void navigate(orderPath(current.order.key, '')),
  });

  const panel = shown && (
    <aside className={listStyles['panel']} aria-label={t('desk.waiting.panel')}>
      <DecisionPanel
        key={current.order.key}
        order={current.order}
        suggestion={found.data}
        looking={found.isFetching}
        maySend={current.may_send}
        busy={sending.busy === current.order.key}
        before={<WaitedView one={current} brief={found.data !== undefined} />}
        onAccept={() => void accept()}
        onOther={other}
        onAgain={again}
        onClose={wide ? undefined : close}
      />
    </aside>
  );
  const sheet = (
    <>
      <Suspense>{instead && found.data && <OverrideSheet order={instead.row.order} decision={found.data} engineer={instead.engineer} onClose={() => setInstead(undefined)} />}</Suspense>
      {sending.sheet}
    </>
  );
  if (!wide && named)
    return (
      <>
        {panel}
        {sheet}
      </>
    );
  const hints: [string[], string][] = [
    [['J', 'K'], t('dispatch.keys.move')],
    [['E'], t('dispatch.keys.other')],
    [['R'], t('desk.keys.again')],
    [['O'], t('dispatch.keys.open')],
  ];
  const empty = <Notice title={t('desk.waiting.emptyTitle')} text={t('desk.waiting.empty')} />;
  return (
    <>
      <ListFrame list="waiting" reading={list} count={rows.length} empty={empty} hints={wide ? hints : undefined} panel={panel}>
        {rows.map((row, n) => (
          <Item
            key={row.order.key}
            row={row}
            chosen={n === at}
            trouble={sending.trouble?.order === row.order.key ? sending.trouble.text : undefined}
            canGo={n === at ? found.data?.chosen?.name : undefined}
            onWhy={wide ? undefined : () => choose(n)}
            onChoose={() => choose(n)}
            onAccept={() => void accept()}
          />
        ))}
      </ListFrame>
      {sheet}
    </>
  );
}

type ItemProps = { row: Waited; chosen: boolean; trouble: string | undefined; canGo: string | undefined; onWhy: (() => void) | undefined; onChoose: () => void; onAccept: () => void };

/** One of them: what is in the way of most, in a line; or that somebody can go by now. */
function Item({ row, chosen, trouble, canGo, onWhy, onChoose, onAccept }: ItemProps) {
  const { t } = useTranslation();
  const { when } = useDispatchWords();
  const [first] = row.lacks;
  const alone = first && first.alone > 0 ? (first.alone === first.engineers ? t('desk.waiting.all') : t('desk.waiting.alone', { count: first.alone })) : '';
  return (
    <OrderItem order={row.order} chosen={chosen} chip={<DueChip row={row.order} />} onChoose={onChoose}>
      <div className={styles['answer']}>
        <span className={styles['nobody']}>
          <Icon name="warn" size={14} />
          <span>
            <b>{row.lacks.length > 0 ? row.lacks.map(({ words }) => words).join(t('people.comma')) : row.words}</b> {alone}
            <span className={styles['why']}> · {t('desk.waiting.since', { time: when(row.since_at) })}</span>
          </span>
        </span>
        {onWhy && (
          <Button look="quiet" size="small" onClick={onWhy}>
            {t('desk.waiting.help')}
          </Button>
        )}
        {canGo !== undefined && row.may_send && (
          <Button look="primary" size="small" onClick={onAccept}>
            {t('dispatch.sendTo', { name: canGo })}
            <Kbd onAccent>↵</Kbd>
          </Button>
        )}
      </div>
      {trouble !== undefined && <Said>{trouble}</Said>}
    </OrderItem>
  );
}
