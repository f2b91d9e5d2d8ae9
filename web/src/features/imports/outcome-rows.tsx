import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Read } from '@/features/people/parts/read';
import { useReader } from '@/lib/reader';
import { ReadOn } from '@/ui/list-page';
import { Tag } from '@/ui/tag';

import styles from './imports.module.css';
import { thingPath } from './paths';
import { rowsQuery } from './queries';
import { OUTCOMES, outcomeTone } from './status';
import type { Import, Outcome, RowOutcome } from './types';

/** How many rows came to what, and each of them: what is wrong with it and what to do. */
export function OutcomeRows({ one }: { one: Import }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [picked, setPicked] = useState<Outcome>();
  const there = OUTCOMES.filter((outcome) => one.counts[outcome] > 0);
  const shown = picked !== undefined && there.includes(picked) ? picked : (there[0] ?? 'wrong');
  const rows = useInfiniteQuery(rowsQuery(one.key, one.version, shown));
  const number = new Intl.NumberFormat(language);
  return (
    <>
      <div className={styles['tiles']} role="group" aria-label={t('imports.came')}>
        {OUTCOMES.filter((outcome) => outcome !== 'skipped' || one.counts.skipped > 0).map((outcome) => (
          <button key={outcome} type="button" className={styles['tile']} aria-pressed={outcome === shown} disabled={one.counts[outcome] === 0} onClick={() => setPicked(outcome)}>
            <b>{number.format(one.counts[outcome])}</b>
            <Tag tone={outcomeTone[outcome]}>{t(`imports.outcomes.${outcome}`)}</Tag>
          </button>
        ))}
      </div>
      <Read query={rows}>
        {({ pages }) => (
          <>
            <table className={styles['rows']} aria-label={t('imports.rows')}>
              <thead>
                <tr>
                  <th scope="col" className={styles['number']}>
                    {t('imports.row')}
                  </th>
                  <th scope="col" className={styles['outcome']}>
                    {t('imports.outcome')}
                  </th>
                  <th scope="col">{t(shown === 'wrong' ? 'imports.trouble' : 'imports.details')}</th>
                </tr>
              </thead>
              <tbody>
                {pages
                  .flatMap((page) => page.rows)
                  .map((row) => (
                    <Line key={row.number} row={row} subject={one.subject} />
                  ))}
              </tbody>
            </table>
            <ReadOn reading={rows} byHand />
          </>
        )}
      </Read>
    </>
  );
}

function Line({ row, subject }: { row: RowOutcome; subject: string }) {
  const { t } = useTranslation();
  const path = row.subject === null ? undefined : thingPath(subject, row.subject);
  return (
    <tr>
      <td className={styles['number']}>{row.number}</td>
      <td className={styles['outcome']}>
        <Tag tone={outcomeTone[row.outcome]}>{t(`imports.outcomes.${row.outcome}`)}</Tag>
      </td>
      <td>
        {path && <Link to={path}>{t('imports.open')}</Link>}
        <ul className={styles['troubles']}>
          {row.troubles.map((trouble, place) => (
            <li key={place}>
              {trouble.label && <b>{t('imports.inColumn', { column: trouble.label })}</b>}
              {trouble.message}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
