import { useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { orderPath } from '@/features/workorders/paths';
import { useKeys } from '@/lib/keys';
import { Button } from '@/ui/button';
import { Kbd } from '@/ui/kbd';
import { Notice } from '@/ui/notice';

import { Explained } from '../decision/decision-panel';
import panelStyles from '../decision/decision-panel.module.css';
import { PanelHead } from '../decision/panel-head';
import listStyles from '../list/dispatch-page.module.css';
import { ListFrame } from '../list/list-frame';
import { useChosen } from '../list/use-chosen';
import { OfferedItem } from './offered-row';
import { offeredQuery, type Offered } from './queries';
import { RoundView } from './round-view';
import { useOfferSteps } from './use-offer-steps';
import { useOfferWords } from './use-offer-words';

const OverrideSheet = lazy(() => import('../decision/override-sheet').then((file) => ({ default: file.OverrideSheet })));

/** Orders somebody is asked about: whom, until when; taken back by W, or somebody sent over the offers. */
export function OfferedList() {
  const { t } = useTranslation();
  const list = useInfiniteQuery(offeredQuery);
  const rows = useMemo(() => [...new Map((list.data?.pages ?? []).flatMap((page) => page.rows.map((row) => [row.order.key, row] as const))).values()], [list.data]);
  const navigate = useNavigate();
  const words = useOfferWords();
  const steps = useOfferSteps();
  const { at, current, named, wide, choose, close } = useChosen('offered', rows);
  const [instead, setInstead] = useState<Offered>();

  const open = (row: Offered | undefined): void => void (row && navigate(orderPath(row.order.key, '')));
  const withdraw = (row: Offered | undefined): void => {
    if (row?.may_send) steps.withdraw(row.order);
  };
  const other = (row: Offered | undefined): void => {
    if (row?.may_send) setInstead(row);
  };
  const now = (row: Offered | undefined): void => {
    if (row?.may_send && row.decision.chosen) steps.now(row.order, { decision: row.decision.key, name: row.decision.chosen.name });
  };

  useKeys({
    w: () => withdraw(current),
    s: () => now(current),
    e: () => other(current),
    o: () => open(current),
    Enter: () => open(current),
  });

  const panel = current && (wide || named) && (
    <aside className={listStyles['panel']} aria-label={t('desk.offered.panel')} key={current.order.key}>
      <div className={panelStyles['panel']}>
        <PanelHead order={current.order} onClose={wide ? undefined : close} />
        <div className={panelStyles['why']}>
          <RoundView round={current.round} />
        </div>
        <Explained order={current.order.key} decision={current.decision} maySend={false} />
        {current.may_send && (
          <footer className={panelStyles['foot']}>
            <Button size="small" onClick={() => withdraw(current)}>
              {t('desk.offered.withdraw')}
              <Kbd>W</Kbd>
            </Button>
            {current.decision.chosen && (
              <Button size="small" onClick={() => now(current)}>
                {t('desk.offered.now', { name: current.decision.chosen.name })}
                <Kbd>S</Kbd>
              </Button>
            )}
            <Button size="small" onClick={() => other(current)}>
              {t('dispatch.other')}
              <Kbd>E</Kbd>
            </Button>
          </footer>
        )}
      </div>
    </aside>
  );
  const sheets = (
    <>
      {steps.sheet}
      <Suspense>{instead && <OverrideSheet order={instead.order} decision={instead.decision} overOffers={words.namesOf(instead.round)} onClose={() => setInstead(undefined)} />}</Suspense>
    </>
  );
  if (!wide && named)
    return (
      <>
        {panel}
        {sheets}
      </>
    );
  const hints: [string[], string][] = [
    [['J', 'K'], t('dispatch.keys.move')],
    [['W'], t('desk.keys.withdraw')],
    [['S'], t('desk.keys.now')],
    [['E'], t('dispatch.keys.other')],
    [['↵'], t('dispatch.keys.open')],
  ];
  const empty = <Notice title={t('desk.offered.emptyTitle')} text={t('desk.offered.empty')} />;
  return (
    <>
      <ListFrame list="offered" reading={list} count={rows.length} empty={empty} hints={wide ? hints : undefined} panel={panel}>
        {rows.map((row, n) => (
          <OfferedItem key={row.order.key} row={row} chosen={n === at} onWhy={wide ? undefined : () => choose(n)} onChoose={() => choose(n)} onWithdraw={() => withdraw(row)} />
        ))}
      </ListFrame>
      {sheets}
    </>
  );
}
