import { memo } from 'react';

import { widthOf, type Scale } from '../geometry/scale';
import type { Span } from '../geometry/zone-days';
import type { Ghost } from '../plan/ghosts';
import type { Row } from '../rows';
import type { BoardWords } from '../use-board-words';
import { Bar } from './bar';
import { Duty } from './duty';
import styles from './gantt.module.css';
import { Ghosts } from './ghosts';
import { NAME, ROW } from './measures';
import { RowHead } from './row-head';

type Props = {
  row: Row;
  at: number;
  scale: Scale;
  /** The time that is in the page. */
  from: number;
  until: number;
  words: BoardWords;
  mayMove: boolean;
  /** The visit the keyboard stands on, '' for the row's head, undefined where it is in another row. */
  active: string | undefined;
  chosen: string;
  /** Whose row is looked at. */
  marked: boolean;
  held: string;
  saving: ReadonlyMap<string, unknown>;
  /** Where a plan would have visits of this engineer, and the visits it would have elsewhere. */
  ghosts: readonly Ghost[] | undefined;
  leaving: ReadonlySet<string>;
};

const seen = (one: Span, { from, until }: Span): boolean => one.from < until && one.until > from;

/** One engineer's time. Rendered anew only when something of it, or what of it is seen, has changed. */
export const GanttRow = memo(function GanttRow({ row, at, scale, from, until, words, mayMove, active, chosen, marked, held, saving, ghosts, leaving }: Props) {
  const { engineer, placed } = row;
  return (
    <div role="row" aria-rowindex={at + 2} className={styles['row']} style={{ top: at * ROW }} data-engineer={engineer.key} aria-current={marked || undefined}>
      <RowHead engineer={engineer} count={placed.length} words={words} active={active === ''} />
      <div className={styles['lane']} style={{ left: NAME, width: widthOf(scale) }}>
        <Duty engineer={engineer} scale={scale} words={words} />
        {placed
          .filter((one) => active === one.visit.key || seen({ from: one.way?.from ?? one.from, until: one.until }, { from, until }))
          .map((one) => (
            <Bar
              key={one.visit.key}
              engineer={engineer}
              placed={one}
              scale={scale}
              words={words}
              mayMove={mayMove}
              active={active === one.visit.key}
              chosen={chosen === one.visit.key}
              held={held === one.visit.key}
              saving={saving.has(one.visit.key)}
              leaving={leaving.has(one.visit.key)}
            />
          ))}
        {ghosts && <Ghosts of={ghosts} scale={scale} from={from} until={until} />}
      </div>
    </div>
  );
});
