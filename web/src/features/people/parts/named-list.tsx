import type { ReactNode } from 'react';

import type { Bilingual } from '@/lib/reader';

import styles from './named-list.module.css';

export type NamedRow = Bilingual & { key: string; code: string };
type Props<Row extends NamedRow> = { rows: Row[]; depth?: (row: Row) => number; more?: (row: Row) => ReactNode; step?: (row: Row) => ReactNode };

/** Things an installation names: both names, the code, and what can be done. Rows of a tree are set in. */
export function NamedList<Row extends NamedRow>({ rows, depth, more, step }: Props<Row>) {
  return (
    <ul className={styles['list']}>
      {rows.map((row) => (
        <li key={row.key} className={styles['row']}>
          <span className={styles['names']} style={{ paddingInlineStart: `calc(${depth?.(row) ?? 0} * var(--s5))` }}>
            <b>{row.name_zh}</b>
            <span lang="en">{row.name_en}</span>
          </span>
          <span className={styles['more']}>{more?.(row)}</span>
          <code className={styles['code']}>{row.code}</code>
          <span className={styles['step']}>{step?.(row)}</span>
        </li>
      ))}
    </ul>
  );
}
