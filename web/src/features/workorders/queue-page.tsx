import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { meQuery } from '@/features/people/queries';
import { useKeys } from '@/lib/keys';
import { TABLE_FITS, useMedia } from '@/lib/media';
import { useKeptScroll } from '@/lib/scroll';
import { remembered } from '@/lib/storage';
import { useRowKeys } from '@/lib/row-keys';

import type { View } from './lists/types';
import { useList } from './lists/use-list';
import { orderPath } from './paths';
import { QueueBar } from './queue-bar';
import { QueueCards } from './queue-cards';
import { columnsAmong, isOwn, keptColumns, shownColumns, type Column } from './queue-columns';
import { QueueFoot } from './queue-foot';
import { DENSITIES, QueueHead, type Density } from './queue-head';
import styles from './queue-page.module.css';
import { QueuePeek } from './queue-peek';
import { useSelection } from './queue-selection';
import { ListTrouble, NothingHere, QueueBones } from './queue-states';
import { QueueTable } from './queue-table';
import { moveLetter, type MoveName } from './status';
import { useBatch } from './use-batch';
import { useOwnFields } from './use-own-fields';
import { usePlace } from './use-place';
import { useQueue, useQueueSpot } from './use-queue';
import { useSteady } from './use-steady';

/** The sheet brings antd's forms along: only who makes a move that asks for something waits for them. */
const QueueSheet = lazy(() => import('./queue-sheet').then(({ QueueSheet }) => ({ default: QueueSheet })));

const keptDensity = remembered<Density>('density', 'dense', (kept) => (DENSITIES as readonly string[]).includes(kept));

/** A queue: one view of the open orders, most urgent first; looked into, ticked and moved without leaving it. */
export function QueuePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const asked = useQueueSpot();
  const me = useQuery(meQuery).data;
  const wide = useMedia(TABLE_FITS);
  const body = useRef<HTMLDivElement>(null);
  const [density, setDensity] = useState(keptDensity.get());
  const { view: kept } = useList();
  const [chosen, setChosen] = useColumns(me?.key ?? '', kept);
  const known = useOwnFields();
  const columns = useMemo(() => shownColumns(chosen.filter((column) => !isOwn(column) || known === undefined || known.has(column))), [chosen, known]);
  const own = wide && columns.some(isOwn);
  const spot = useMemo(() => ({ ...asked, own }), [asked, own]);
  const queue = useQueue(spot);
  const [peeking, setPeeking] = useState(false);
  const [peekHeight, setPeekHeight] = useState(0);
  const [anyTicked, setAnyTicked] = useState(false);

  const shown = useSteady(body, { place: spot.search, rows: queue.rows, more: queue.hasNextPage }, peeking || anyTicked);
  const order = useMemo(() => shown.rows.map((row) => row.key), [shown.rows]);
  const selection = useSelection(spot.search, order);
  if (anyTicked !== selection.keys.size > 0) setAnyTicked(!anyTicked);
  const place = usePlace(body, spot.search, shown.rows, density, peeking ? peekHeight : 0);
  const ticked = shown.rows.filter((row) => selection.keys.has(row.key));
  const batch = useBatch({ keepTicked: selection.keep });
  const current = shown.rows[place.at];
  useKeptScroll(body, `queue ${spot.search}`, queue.rows.length > 0);
  useRowKeys(body, !wide);

  const move = (name: MoveName): void => {
    const rows = ticked.length > 0 ? ticked : current ? [current] : [];
    if (rows.length > 0 && !batch.running) batch.begin(name, rows);
  };
  const extend = (step: 1 | -1) => (): void => {
    const next = place.go(step);
    if (next) selection.range(next.key, current?.key);
  };
  const peek = (): void => {
    if (!current) place.goTo(0);
    setPeeking(!peeking);
  };
  function back(): void {
    if (batch.outcome) batch.dismiss();
    else if (selection.keys.size > 0) selection.clear();
    else setPeeking(false);
  }
  useKeys(
    wide && !batch.question
      ? {
          ...Object.fromEntries(Object.entries(moveLetter).map(([name, letter]) => [letter, () => move(name as MoveName)])),
          j: () => void place.go(1),
          k: () => void place.go(-1),
          ArrowDown: () => void place.go(1),
          ArrowUp: () => void place.go(-1),
          Home: () => void place.goTo(0),
          End: () => void place.goTo(shown.rows.length - 1),
          Enter: () => current && void navigate(orderPath(current.key, spot.search)),
          x: () => current && selection.toggle(current.key),
          'Shift+X': selection.all,
          'Shift+J': extend(1),
          'Shift+K': extend(-1),
          'Shift+ArrowDown': extend(1),
          'Shift+ArrowUp': extend(-1),
          ' ': peek,
          p: peek,
          '.': shown.catchUp,
          Escape: back,
        }
      : {},
  );
  const onHeight = useCallback((height: number) => setPeekHeight(height), []);

  return (
    <section className={styles['page']} aria-labelledby="queue-title">
      <title>{`${kept?.name ?? t(spot.list?.saved ? 'shell.allViews' : `views.${spot.view}`)} · ${t('product')}`}</title>
      <QueueHead
        spot={spot}
        wide={wide}
        columns={chosen}
        shown={columns}
        mayExport={me !== undefined && 'workorders.export' in me.rights}
        onColumns={setChosen}
        density={density}
        onDensity={(next) => {
          keptDensity.set(next);
          setDensity(next);
        }}
      />
      <div className={styles['body']} ref={body} tabIndex={-1} data-queue>
        {queue.isPending ? (
          <QueueBones wide={wide} columns={columns} roomy={density === 'roomy'} />
        ) : queue.error && queue.rows.length === 0 ? (
          <ListTrouble spot={spot} error={queue.error} onRetry={() => void queue.refetch()} />
        ) : shown.rows.length === 0 ? (
          <NothingHere {...spot} />
        ) : wide ? (
          <QueueTable
            shown={shown}
            pages={queue}
            columns={columns}
            search={spot.search}
            place={place}
            selection={selection}
            roomy={density === 'roomy'}
            peek={peeking && current ? <QueuePeek row={current} search={spot.search} onMove={move} onHeight={onHeight} /> : null}
          />
        ) : (
          <QueueCards queue={{ ...queue, rows: shown.rows }} search={spot.search} selection={selection} />
        )}
      </div>
      <QueueBar ticked={ticked} selection={selection} batch={batch} mayChange={me !== undefined && 'workorders.update' in me.rights} />
      <QueueFoot shown={shown} />
      {batch.question && (
        <Suspense>
          <QueueSheet question={batch.question} onSubmit={batch.answer} onDismiss={batch.dismiss} />
        </Suspense>
      )}
    </section>
  );
}

/** The columns somebody chose in this browser, or those of the kept view at hand: what is chosen there is the view's, once it is updated. */
function useColumns(person: string, view: View | undefined) {
  const kept = useMemo(() => keptColumns(person), [person]);
  const own = view !== undefined && view.columns.length > 0;
  const place = own ? `${person} ${view.key} ${view.version}` : person;
  const given = (): Column[] => (own ? columnsAmong(view.columns) : kept.get());
  const [chosen, setChosen] = useState({ place, columns: given() });
  if (chosen.place !== place) setChosen({ place, columns: given() });
  const choose = (columns: Column[]): void => {
    if (!own) kept.set(columns);
    setChosen({ place, columns: own ? columns : kept.get() });
  };
  return [chosen.columns, choose] as const;
}
