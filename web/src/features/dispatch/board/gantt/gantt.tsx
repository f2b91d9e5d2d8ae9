import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { widthOf, xOf, type Scale, type Zoom } from '../geometry/scale';
import type { Ghosts } from '../plan/ghosts';
import type { Row } from '../rows';
import { useBoardWords } from '../use-board-words';
import { GanttRow } from './gantt-row';
import styles from './gantt.module.css';
import { Hours } from './hours';
import type { Layers } from './layers';
import { HEAD, NAME, ROW } from './measures';
import { useSeen } from './use-view';

/** Where the keyboard stands: on a visit of an engineer, or with '' on the head of their row. */
export type Cell = { engineer: string; visit: string };

type Props = {
  rows: Row[];
  scale: Scale;
  zoom: Zoom;
  zone: string;
  now: number;
  layers: Layers;
  mayMove: boolean;
  active: Cell | undefined;
  chosen: string;
  /** Whose row is looked at. */
  marked: string;
  held: string;
  saving: ReadonlyMap<string, unknown>;
  /** What a plan would change, where one is drawn. */
  ghosts: Ghosts;
  /** Where what is held would come to stand. */
  slot: ReactNode;
  onChoose: (visit: string) => void;
  onFocus: (cell: Cell) => void;
  /** The focus goes elsewhere; not where what had it leaves the page. */
  onLeave: () => void;
};

const HOURS_IN_DAY = 24;

/** Engineers down, time to the right: only what is seen of either is in the page. */
export function Gantt({ rows, scale, zoom, zone, now, layers, mayMove, active, chosen, marked, held, saving, ghosts, slot, onChoose, onFocus, onLeave }: Props) {
  const { t } = useTranslation();
  const words = useBoardWords();
  const { first, last, from, until } = useSeen(layers, rows.length, scale);
  const { isBox, isMark } = layers;
  const width = widthOf(scale);
  const line = scale.perMinute * 60 * (zoom === 'week' ? HOURS_IN_DAY : 1);
  const standing = active ? rows.findIndex((row) => row.engineer.key === active.engineer) : 0;
  const shown = inPage(rows, first, last, standing);
  return (
    <div
      ref={isBox}
      role="grid"
      aria-label={t('board.grid')}
      aria-describedby="board-keys"
      aria-rowcount={rows.length + 1}
      tabIndex={-1}
      className={styles['box']}
      onClick={(event) => {
        const key = event.target instanceof Element ? event.target.closest('[data-shown]')?.getAttribute('data-shown') : undefined;
        if (key) onChoose(key);
      }}
      onFocus={(event) => {
        const cell = event.target.getAttribute('data-cell')?.split(' ');
        if (cell) onFocus({ engineer: cell[0] ?? '', visit: cell[1] ?? '' });
      }}
      onBlur={onLeave}
    >
      <div className={styles['canvas']} style={{ width: NAME + width, height: HEAD + rows.length * ROW }}>
        <Hours scale={scale} zoom={zoom} zone={zone} count={rows.length} now={now} />
        <div className={styles['body']} style={{ height: rows.length * ROW }}>
          <div className={styles['lines']} style={{ left: NAME, width, backgroundSize: `${line}px 100%` }} aria-hidden="true" />
          <div ref={isMark} className={styles['mark']} data-shown="false" aria-hidden="true" />
          {shown.map(({ row, at }) => (
            <GanttRow
              key={row.engineer.key}
              row={row}
              at={at}
              scale={scale}
              from={from}
              until={until}
              words={words}
              mayMove={mayMove}
              active={at === Math.max(standing, 0) ? (active?.visit ?? '') : undefined}
              chosen={has(row, chosen) ? chosen : ''}
              marked={row.engineer.key === marked}
              held={has(row, held) ? held : ''}
              saving={row.placed.some((one) => saving.has(one.visit.key)) ? saving : NOTHING}
              ghosts={ghosts.places.get(row.engineer.key)}
              leaving={ghosts.leaving}
            />
          ))}
          {slot}
          {now > scale.from && now < scale.until && <div className={styles['now']} style={{ left: NAME + xOf(scale, now) }} aria-hidden="true" />}
        </div>
      </div>
    </div>
  );
}

const NOTHING: ReadonlyMap<string, unknown> = new Map();
const has = (row: Row, visit: string): boolean => visit !== '' && row.placed.some((one) => one.visit.key === visit);

type At = { row: Row; at: number };

/** The rows that are seen, and the one the keyboard stands in wherever it is: what has the focus must not leave the page. */
function inPage(rows: Row[], first: number, last: number, standing: number): At[] {
  const shown = rows.slice(first, last).map((row, n) => ({ row, at: first + n }));
  const own = rows[standing];
  if (own === undefined || (standing >= first && standing < last)) return shown;
  const kept = { row: own, at: standing };
  return standing < first ? [kept, ...shown] : [...shown, kept]; // in their order: what is moved in the page loses the focus
}

/** The element of a cell, if it is in the page. */
export const elementOf = (box: HTMLElement | null, { engineer, visit }: Cell): HTMLElement | null => box?.querySelector<HTMLElement>(`[data-cell="${engineer} ${visit}"]`) ?? null;
