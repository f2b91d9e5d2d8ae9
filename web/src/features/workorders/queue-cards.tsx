import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { topOf, useWindowed } from '@/lib/windowed';
import { Priority } from '@/ui/priority';

import { DueChip } from './due-chip';
import { More, type Pages } from './more';
import { orderPath } from './paths';
import styles from './queue-cards.module.css';
import { StateTag } from './state-tag';
import type { Row } from './types';
import { ROW_LINK } from './use-row-keys';

type Props = { queue: Pages & { rows: Row[] }; search: string; current?: string };

const CARD_GUESS = 66;

/** The queue in two lines each: beside an open order, and on a phone. Only what is seen is in the page. */
export function QueueCards({ queue, search, current }: Props) {
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
          <li key={row.key} ref={line === 0 ? span.measure : undefined}>
            <Card row={row} search={search} current={row.key === current} />
          </li>
        ))}
        <li aria-hidden="true" style={{ height: span.below }} />
      </ul>
      <More pages={queue} />
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
          <StateTag state={row.state} />
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
