import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { orderPath, viewPath } from '@/features/workorders/paths';
import { useKeys } from '@/lib/keys';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';

import { DecisionPanel } from '../decision/decision-panel';
import styles from './dispatch-page.module.css';
import { ListFrame } from './list-frame';
import { useChosen } from './use-chosen';
import { useSending } from './use-sending';
import { useWaiting, type WaitingRow } from './use-waiting';
import { WaitingItem } from './waiting-row';

const OverrideSheet = lazy(() => import('../decision/override-sheet').then((file) => ({ default: file.OverrideSheet })));

/** Orders that wait for somebody, each with who would go: taken by Enter, the next by an arrow, and beside it why. */
export function UndecidedList() {
  const { t } = useTranslation();
  const { list, rows } = useWaiting();
  const navigate = useNavigate();
  const sending = useSending();
  const { at, current, named, wide, choose, keepPlace, close } = useChosen('undecided', rows);
  const [instead, setInstead] = useState<{ order: string; engineer?: string | undefined }>();

  async function accept(row: WaitingRow | undefined): Promise<void> {
    if (!row?.suggestion?.chosen || !row.may_send || sending.busy !== '') return;
    keepPlace(row);
    await sending.accept(row.order, row.suggestion);
  }

  const ask = (row: WaitingRow | undefined): void => {
    if (!row?.suggestion?.chosen || !row.may_send || sending.busy !== '') return;
    keepPlace(row);
    void sending.ask(row.order, row.suggestion.key);
  };
  const again = (row: WaitingRow | undefined): void => void (row?.may_send && sending.busy === '' && sending.decide(row.order));
  const other = (row: WaitingRow | undefined, engineer?: string): void => {
    if (row?.may_send && row.suggestion) setInstead({ order: row.order.key, engineer });
  };

  useKeys({
    Enter: () => void accept(current),
    a: () => ask(current),
    r: () => again(current),
    e: () => other(current),
    o: () => current && void navigate(orderPath(current.order.key, '')),
  });

  const asked = rows.find((row) => row.order.key === instead?.order);
  const panel = current && (wide || named) && (
    <aside className={styles['panel']} aria-label={t('dispatch.panel')}>
      <DecisionPanel
        key={current.order.key}
        order={current.order}
        suggestion={current.suggestion}
        looking={current.looking}
        maySend={current.may_send}
        busy={sending.busy === current.order.key}
        onAccept={() => void accept(current)}
        onOther={(engineer) => other(current, engineer)}
        onAsk={() => ask(current)}
        onAgain={() => again(current)}
        onClose={wide ? undefined : close}
      />
    </aside>
  );
  const sheet = (
    <>
      {asked?.suggestion && (
        <Suspense>
          <OverrideSheet order={asked.order} decision={asked.suggestion} engineer={instead?.engineer} onClose={() => setInstead(undefined)} />
        </Suspense>
      )}
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
    [['↵'], t('dispatch.keys.accept')],
    [['J', 'K'], t('dispatch.keys.move')],
    [['A'], t('desk.keys.ask')],
    [['E'], t('dispatch.keys.other')],
    [['R'], t('dispatch.keys.again')],
    [['O'], t('dispatch.keys.open')],
    [['U'], t('desk.keys.undo')],
  ];
  return (
    <>
      <ListFrame list="undecided" reading={list} count={rows.length} empty={<Empty />} hints={wide ? hints : undefined} panel={panel}>
        {rows.map((row, n) => (
          <WaitingItem
            key={row.order.key}
            row={row}
            chosen={n === at}
            busy={sending.busy === row.order.key}
            trouble={sending.trouble?.order === row.order.key ? sending.trouble.text : undefined}
            onWhy={wide ? undefined : () => choose(n)}
            onChoose={() => choose(n)}
            onAccept={() => void accept(row)}
            onAgain={() => again(row)}
          />
        ))}
      </ListFrame>
      {sheet}
    </>
  );
}

function Empty() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Notice title={t('dispatch.emptyTitle')} text={t('dispatch.empty')}>
      <Button onClick={() => void navigate(viewPath('open'))}>{t('queue.seeOpen')}</Button>
    </Notice>
  );
}
