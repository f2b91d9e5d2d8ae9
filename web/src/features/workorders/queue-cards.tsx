import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { topOf, useWindowed } from '@/lib/windowed';
import { ROW_LINK } from '@/lib/row-keys';
import { ReadOn, type Pages } from '@/ui/list-page';
import { Priority } from '@/ui/priority';

import { DueChip } from './due-chip';
import { OrderStateTag } from './order-state';
import { orderPath } from './paths';
import styles from './queue-cards.module.css';
import type { Selection } from './queue-selection';
import type { Row } from './types';

type Props = { queue: Pages & { rows: Row[] }; search: string; current?: string; /** Where rows can be ticked. */ selection?: Selection };

const CARD_GUESS = 66;

/** The queue in two lines each: beside an open order, and on a phone. Only what is seen is in the page. */
export function QueueCards({ queue, search, current, selection }: Props) {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const find = useCallback((list: HTMLElement | null) => void (box.current = scrollerOf(list)), []);
  const { rows } = queue;
  const span = useWindowed(box, rows.length, CARD_GUESS);
  const at = rows.findIndex((row) => row.key === current);

  useEffect(() => {
    const element = box.current;
    if (at < 0 || element === null) return;
    const [top, height] = [topOf(at, { row: span.row }), element.clientHeight];
    if (top < element.scrollTop || top + span.row > element.scrollTop + height) element.scrollTo({ top: Math.max(0, top - height / 3) });
  }, [at, span.row]);

  return (
    <>
      <ul ref={find} aria-label={t('queue.table')}>
        <li aria-hidden="true" style={{ height: span.above }} />
        {rows.slice(span.from, span.until).map((row, line) => (
          <li key={row.key} ref={line === 0 ? span.measure : undefined} className={selection && styles['row']} data-line={selection && row.key}>
            {selection && (
              <label className={styles['tick']}>
                <input type="checkbox" checked={selection.keys.has(row.key)} onChange={() => selection.toggle(row.key)} aria-label={t('queue.tick', { number: row.number })} />
              </label>
            )}
            <Card row={row} search={search} current={row.key === current} />
          </li>
        ))}
        <li aria-hidden="true" style={{ height: span.below }} />
      </ul>
      <ReadOn reading={queue} />
    </>
  );
}

function Card({ row, search, current }: { row: Row; search: string; current: boolean }) {
  const { t } = useTranslation();
  return (
    <Link to={orderPath(row.key, search)} className={styles['card']} aria-current={current ? 'true' : undefined} {...{ [ROW_LINK]: row.key }}>
      <span className={styles['line']}>
        <Priority level={row.priority} label={t('orders.priorityLabel', { p: row.priority })} />
        <span className={styles['cut']} title={row.title}>
          {row.title}
        </span>
        <span className={styles['state']}>
          <OrderStateTag order={row} />
        </span>
      </span>
      <span className={`${styles['line']} ${styles['small']}`}>
        <span>{t('orders.number', { number: row.number })}</span>
        <span className={styles['cut']}>{row.customer?.name}</span>
        <DueChip row={row} />
      </span>
    </Link>
  );
}

/** The nearest box around the list that scrolls. */
function scrollerOf(list: HTMLElement | null): HTMLElement | null {
  for (let box = list?.parentElement ?? null; box !== null; box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box;
  }
  return list?.parentElement ?? null;
}
