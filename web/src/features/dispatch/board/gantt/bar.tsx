import { memo } from 'react';

import { extentOf, type Scale } from '../geometry/scale';
import { lookOf, movable, type Placed } from '../rows';
import type { BoardEngineer } from '../types';
import { shownOn, type BoardWords } from '../use-board-words';
import styles from './bar.module.css';
import { PAD, ROW, WORDS } from './measures';

type Props = { engineer: BoardEngineer; placed: Placed; scale: Scale; words: BoardWords; mayMove: boolean; active: boolean; chosen: boolean; held: boolean; saving: boolean; /** A plan would have it elsewhere, or at another time. */ leaving: boolean };

const GAP = 2;

/** A visit on the board: the way to it in dots, the promised window below, and the visit by colour and pattern. */
export const Bar = memo(function Bar({ engineer, placed, scale, words, mayMove, active, chosen, held, saving, leaving }: Props) {
  const { visit, lane, lanes, way, mate } = placed;
  const extent = extentOf(scale, placed.from, placed.until);
  const height = (ROW - 2 * PAD - (lanes - 1) * GAP) / lanes;
  const top = PAD + lane * (height + GAP);
  const road = way && extentOf(scale, way.from, way.until);
  const said = words.cell(engineer, placed);
  const free = mayMove && !mate && !saving && movable(visit);
  const shape = [styles['bar'], styles[lookOf(visit)], mate && styles['mate'], chosen && styles['chosen'], held && styles['held'], saving && styles['saving'], leaving && styles['leaving'], free && styles['free'], extent?.cutLeft && styles['cutLeft'], extent?.cutRight && styles['cutRight']];
  return (
    <>
      {road && <i className={way.tight ? `${styles['way']} ${styles['tight']}` : styles['way']} style={{ left: road.left, width: road.width, top: top + height / 2 }} aria-hidden="true" />}
      <PromisedWindow placed={placed} scale={scale} words={words} />
      {extent && (
        <div
          role="gridcell"
          tabIndex={active ? 0 : -1}
          data-cell={`${engineer.key} ${visit.key}`}
          data-visit={free ? visit.key : undefined}
          data-shown={visit.key}
          aria-label={said}
          aria-selected={chosen}
          title={[said, words.promised(visit)].filter(Boolean).join('\n')}
          className={shape.filter(Boolean).join(' ')}
          style={{ left: extent.left, width: extent.width, top, height }}
        >
          {extent.width >= WORDS && <Words placed={placed} words={words} narrow={extent.width < WORDS * 3} />}
          {free && <span className={styles['end']} data-end={visit.key} />}
        </div>
      )}
    </>
  );
});

function Words({ placed: { visit }, words, narrow }: { placed: Placed; words: BoardWords; narrow: boolean }) {
  const troubles = words.troubles(visit);
  if (visit.order === null) return <span className={styles['words']} aria-hidden="true">{words.unseen}</span>;
  const { priority } = visit.order;
  return (
    <>
      {priority <= 1 && <b className={priority === 0 ? styles['p0'] : styles['p1']} aria-hidden="true">{`P${priority}`}</b>}
      {troubles.length > 0 && !narrow && <b className={styles['late']} aria-hidden="true">{troubles[0]}</b>}
      <span className={styles['words']} dir="auto" aria-hidden="true">
        {shownOn(visit.order)}
      </span>
    </>
  );
}

function PromisedWindow({ placed: { visit }, scale, words }: { placed: Placed; scale: Scale; words: BoardWords }) {
  if (visit.promised_from_at === null || visit.promised_until_at === null) return null;
  const window = extentOf(scale, Date.parse(visit.promised_from_at), Date.parse(visit.promised_until_at));
  return window && <i className={styles['promise']} style={{ left: window.left, width: window.width }} title={words.promised(visit)} aria-hidden="true" />;
}
