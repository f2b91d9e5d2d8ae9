import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import styles from './fair.module.css';
import { givenPath } from './paths';
import { apart, bars, type Drawn } from './reckon';
import type { FairRow } from './types';
import { useFairWords } from './use-fair-words';

type Props = { rows: FairRow[]; name: Drawn; middle: number; month: string };

/** Everybody as a bar from the middle, to the right who has more of it; each leads to what stands behind it. */
export function FairPlot({ rows, name, middle, month }: Props) {
  const { t } = useTranslation();
  const words = useFairWords();
  const sorted = rows.toSorted((one, other) => other[name] - one[name]);
  const drawn = bars(
    sorted.map((row) => row[name]),
    middle,
  );
  return (
    <div className={styles['plot']}>
      <p className={styles['axis']}>
        <span>{t('fair.less')}</span>
        <b>{t('fair.middle', { value: words.drawn(name, middle) })}</b>
        <span>{t('fair.more')}</span>
      </p>
      <ol>
        {sorted.map((row, at) => {
          const off = apart(row[name], middle);
          return (
            <li key={row.engineer.key ?? at}>
              <Link to={givenPath(row.engineer.key ?? '', month)} title={t('fair.behind')}>
                <span className={styles['who']} dir="auto">
                  {row.engineer.name}
                </span>
                <span className={styles['bars']} aria-hidden="true">
                  <i data-side="less" style={{ width: `${(drawn[at]?.less ?? 0) * 50}%` }} />
                  <i data-side="more" style={{ width: `${(drawn[at]?.more ?? 0) * 50}%` }} />
                </span>
                <span className={styles['value']}>
                  {words.drawn(name, row[name])}
                  {off !== undefined && off !== 0 && <small>{t('fair.percent', { off: `${off > 0 ? '+' : '−'}${Math.abs(off)}` })}</small>}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
