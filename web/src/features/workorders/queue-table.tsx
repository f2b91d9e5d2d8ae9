import { useEffect, useRef, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useSpan } from '@/lib/windowed';
import { ReadOn, type Pages } from '@/ui/list-page';
import { Bone } from '@/ui/skeleton';

import type { Sort } from './lists/types';
import { useList } from './lists/use-list';
import { orderPath } from './paths';
import { useColumnWords } from './use-column-words';
import { useReading } from './queue-cells';
import { isOwn, type Column } from './queue-columns';
import { QueueLine } from './queue-line';
import type { Selection } from './queue-selection';
import styles from './queue-table.module.css';
import type { Steady } from './queue-steady';
import type { Place } from './use-place';

type Props = {
  shown: Steady;
  pages: Pages;
  columns: readonly Column[];
  search: string;
  place: Place;
  selection: Selection;
  roomy: boolean;
  /** What stands open behind the row at hand. */
  peek: ReactNode;
};

/** Dense rows, of which only those that are seen are in the page; each holds one link, and links do what links do. */
export function QueueTable({ shown, pages, columns, search, place, selection, roomy, peek }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();

  function press(event: MouseEvent<HTMLElement>): void {
    const target = event.target as Element;
    const key = target.closest<HTMLElement>('[data-line]')?.dataset['line'];
    if (key === undefined || event.defaultPrevented) return;
    place.take(key);
    if (target.closest(`.${styles['tick'] ?? ''}`)) {
      if (event.shiftKey) selection.range(key);
      else selection.toggle(key);
    } else if (event.shiftKey) selection.range(key);
    else if (!target.closest('a') && !event.metaKey && !event.ctrlKey) void navigate(orderPath(key, search));
  }

  return (
    <>
      <table className={`${styles['table']} ${roomy ? styles['roomy'] : ''}`.trim()} aria-label={t('queue.table')} aria-rowcount={shown.rows.length + 1}>
        <Head columns={columns}>
          <AllTicked shown={shown} selection={selection} />
        </Head>
        <tbody onClick={press} onMouseDown={(event) => event.shiftKey && event.preventDefault()} onFocus={(event) => place.take(event.target.closest<HTMLElement>('[data-line]')?.dataset['line'])}>
          <Lines shown={shown} columns={columns} search={search} place={place} ticked={selection.keys} peek={peek} />
        </tbody>
      </table>
      <ReadOn reading={pages} />
    </>
  );
}

/** The columns a list can be sorted by. */
const SORTED: Partial<Record<Column, Sort>> = { due: 'due', reported: 'reported', changed: 'updated', priority: 'priority', number: 'number' };

function Head({ columns, children }: { columns: readonly Column[]; children?: ReactNode }) {
  const words = useColumnWords();
  const { sort } = useList();
  const sorted = (column: Column): 'ascending' | 'descending' | undefined =>
    SORTED[column] === sort ? 'ascending' : `-${SORTED[column]}` === sort ? 'descending' : undefined;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className={styles['tick']}>
          {children}
        </th>
        {columns.map((column) => (
          <th key={column} scope="col" className={isOwn(column) ? styles['own'] : styles[column]} aria-sort={sorted(column)}>
            {words(column)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const LINES = Array.from({ length: 14 }, (_, at) => at);
/** How much of a column words take, in `em`; what is not here differs from line to line. */
const WIDTHS: Partial<Record<string, number>> = { priority: 2, number: 4, state: 4, due: 5, owner: 4, changed: 4, reported: 4, kind: 3, channel: 3 };

/** The table before its orders have been read: the head is the same, so that nothing moves when they come. */
export function TableBones({ columns, roomy }: Pick<Props, 'columns' | 'roomy'>) {
  return (
    <table className={`${styles['table']} ${styles['bones']} ${roomy ? styles['roomy'] : ''}`.trim()} aria-hidden="true">
      <Head columns={columns} />
      <tbody>
        {LINES.map((line) => (
          <tr key={line}>
            <td className={styles['tick']} />
            {columns.map((column) => (
              <td key={column} className={isOwn(column) ? styles['own'] : styles[column]}>
                <Bone width={WIDTHS[column] ?? (column === 'title' ? 12 : 5) + ((line * 7) % (column === 'title' ? 11 : 4))} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type LinesProps = Pick<Props, 'shown' | 'columns' | 'search' | 'place' | 'peek'> & { ticked: ReadonlySet<string> };

/** The rows in sight. Scrolling renders this anew and nothing else of the page. */
function Lines({ shown, columns, search, place, ticked, peek }: LinesProps) {
  const reading = useReading();
  const { from, until, above, below } = useSpan(place.box, place.shape);
  const { settle } = place;
  useEffect(settle, [settle, from]);
  return (
    <>
      <Room height={above} />
      {/* Flat: a list in a list is told apart by its place alone, and every row would be made anew at each step. */}
      {shown.rows.slice(from, until).flatMap((row, at) => [
        <QueueLine
          key={row.key}
          row={row}
          at={from + at}
          columns={columns}
          search={search}
          reading={reading}
          current={row.key === place.current}
          ticked={ticked.has(row.key)}
          gone={shown.gone.has(row.key)}
          measure={at === 0 ? place.measure : undefined}
        />,
        peek !== null && row.key === place.current && (
          <tr key="peek" className={styles['peek']}>
            <td colSpan={columns.length + 1}>{peek}</td>
          </tr>
        ),
      ])}
      <Room height={below} />
    </>
  );
}

/** The room that rows out of sight would take. */
function Room({ height }: { height: number }) {
  return height > 0 ? <tr className={styles['room']} aria-hidden="true" style={{ height }} /> : null;
}

function AllTicked({ shown, selection }: { shown: Steady; selection: Selection }) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const all = shown.rows.length > 0 && selection.keys.size === shown.rows.length;
  const some = selection.keys.size > 0 && !all;
  return (
    <input
      ref={(element) => {
        box.current = element;
        if (element) element.indeterminate = some;
      }}
      type="checkbox"
      checked={all}
      onChange={selection.all}
      aria-label={t('queue.tickAll', { count: shown.rows.length })}
      title={t('queue.tickAll', { count: shown.rows.length })}
    />
  );
}
