import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { SIDE_BY_SIDE, useMedia } from '@/lib/media';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { ReadTrouble } from '@/ui/read-trouble';

import styles from './board-page.module.css';
import { Aloud } from './carry/aloud';
import { Floating } from './carry/floating';
import { Slot } from './carry/slot';
import { useHeld } from './carry/use-held';
import { BoardBones } from './gantt/bones';
import { Gantt } from './gantt/gantt';
import { BoardHead } from './head/board-head';
import { Legend } from './head/legend';
import { useMapOpen } from './map/use-map-open';
import { AskHere } from './plan/ask-here';
import { PlanStrip } from './plan/plan-strip';
import { rowsOf, type Row } from './rows';
import { SidePanel } from './side/side-panel';
import { UndecidedColumn } from './side/undecided-column';
import { useBoard, type BoardState } from './use-board';
import { useFirstLook } from './use-first-look';

const ReasonSheet = lazy(() => import('./moves/reason-sheet').then((file) => ({ default: file.ReasonSheet })));

/** The library that draws it is fetched only when a map is opened. */
const BoardMap = lazy(() => import('./map/board-map').then((file) => ({ default: file.BoardMap })));

const NO_ROWS: Row[] = [];

/** The dispatcher's board: what waits on the left, engineers and their time, and what is known of the one that is looked at. */
export function BoardPage() {
  const { t } = useTranslation();
  const board = useBoard();
  const { address, moves, carry, layers, nameOf, waiting, mayMove, over, plan } = board;
  const { asking } = moves;
  const { isRoot } = layers;
  const aside = board.row !== undefined || board.visit?.order;
  return (
    <div ref={isRoot} className={aside ? `${styles['page']} ${styles['withAside']}` : styles['page']}>
      <title>{`${t('board.title')} · ${t('dispatch.title')} · ${t('product')}`}</title>
      <UndecidedColumn rows={waiting} remote={board.remote} chosen={address.order} mayMove={mayMove} layers={layers} stand={over.stand} onClose={over.close} onChoose={board.chooseOrder} />
      <section className={styles['main']} aria-label={t('board.title')}>
        <BoardHead address={address} zone={board.zone} waiting={board.howMany} stand={over.stand} button={over.button} onList={over.toggle} undoable={moves.undoable} onUndo={board.undo} onPlan={board.askPlan} />
        {plan.key && <PlanStrip planKey={plan.key} proposal={plan.proposal} error={plan.error} drawn={plan.drawn} onAway={() => address.put({ plan: undefined })} />}
        <Middle board={board} />
        <Legend board={board.board} planned={plan.drawn > 0} />
      </section>
      <SidePanel board={board} className={styles['aside']} />
      <Floating carry={carry} layers={layers} nameOf={nameOf} />
      <Aloud carry={carry} said={moves.said} nameOf={nameOf} />
      <AskHere board={board} />
      <p id="board-keys" hidden>
        {t('board.keysHint')}
      </p>
      <Suspense>{asking && <ReasonSheet asking={asking} nameOf={nameOf} save={(reason) => moves.make(asking.load, asking.spot, { reason, over_promise: asking.promise, over_rules: asking.rules })} onClose={moves.putAway} />}</Suspense>
    </div>
  );
}

/** The timetable, with the map below it where there is room for both; else the one or the other. */
function Middle({ board }: { board: BoardState }) {
  const { t } = useTranslation();
  const [open, both] = [useMapOpen(), useMedia(SIDE_BY_SIDE)];
  const { rows, waiting, address, zone, layers } = board;
  return (
    <>
      {(!open || both) && <Body board={board} />}
      {open && (
        <div className={both ? styles['beside'] : styles['instead']}>
          <Suspense
            fallback={
              <p className={styles['coming']} role="status">
                {t('map.loading')}
              </p>
            }
          >
            <BoardMap rows={rows} waiting={waiting} address={address} zone={zone} layers={layers} />
          </Suspense>
        </div>
      )}
    </>
  );
}

/** The board in whatever state it is: coming, failed, nobody on it, or there. */
function Body({ board }: { board: BoardState }) {
  const { t } = useTranslation();
  const { address, reading, layers, keys, choose, carry, moves } = board;
  const mapped = useMapOpen();
  // What is under a hand stays as it was taken, whatever is told of it meanwhile.
  const held = useHeld(carry, (now) => (now?.load.kind === 'visit' ? now.load.visit : undefined));
  const told = board.board;
  const elsewhere = held !== undefined && told?.visits.find((visit) => visit.key === held.key) !== held;
  const rows = useMemo(() => (told && elsewhere ? rowsOf(told, new Map([...moves.instead, [held.key, held]])) : board.rows), [told, elsewhere, moves.instead, held, board.rows]);
  useFirstLook(layers, address.scale, address.zoom, reading.isPlaceholderData ? NO_ROWS : rows, board.now); // another day's duty says nothing of this one
  if (reading.isPending) return <BoardBones />;
  if (reading.error && board.board === undefined)
    return (
      <div className={styles['nobody']}>
        <ReadTrouble error={reading.error} onRetry={() => void reading.refetch()} />
      </div>
    );
  if (rows.length === 0) return <Nobody board={board} />;
  return (
    <>
      {reading.error && (
        <p className={styles['stale']} role="alert">
          {t('board.stale')}
          <Button size="small" onClick={() => void reading.refetch()}>
            {t('trouble.retry')}
          </Button>
        </p>
      )}
      <Gantt
        rows={rows}
        scale={address.scale}
        zoom={address.zoom}
        zone={board.zone}
        now={board.now}
        layers={layers}
        mayMove={board.mayMove}
        active={keys.cell}
        chosen={address.visit}
        marked={address.who}
        held={held?.key ?? ''}
        saving={moves.instead}
        ghosts={board.plan.ghosts}
        slot={<Slot carry={carry} layers={layers} />}
        onChoose={(visit) => choose({ visit })}
        onFocus={(cell) => {
          keys.focused(cell);
          if (mapped && cell.visit === '') address.put({ who: cell.engineer });
        }}
        onLeave={keys.left}
      />
    </>
  );
}

function Nobody({ board: { address } }: { board: BoardState }) {
  const { t } = useTranslation();
  const { team, territory, skill, search } = address.filter;
  const narrowed = [team, territory, skill, search].some(Boolean);
  return (
    <div className={styles['nobody']}>
      <Notice title={t('board.emptyTitle')} text={t(narrowed ? 'board.emptyFiltered' : 'board.empty')}>
        {narrowed && <Button onClick={() => address.put({ team: undefined, territory: undefined, skill: undefined, q: undefined })}>{t('board.showAll')}</Button>}
      </Notice>
    </div>
  );
}
