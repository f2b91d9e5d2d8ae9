import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { nameFor, useReader } from '@/lib/reader';

import styles from './fair.module.css';
import { givenPath } from './paths';
import type { FairRow, Figures } from './types';
import { useFairWords } from './use-fair-words';

const LENGTHS = ['duty', 'minutes', 'planned', 'worked', 'way'] as const;
export const COLUMNS = ['duty', 'minutes', 'per_hour', 'planned', 'worked', 'visits', 'remote', 'way', 'night', 'off', 'overruled_for', 'overruled_against', 'declined', 'taught'] as const;

const isIn = <T extends string>(names: readonly T[], name: string): name is T => (names as readonly string[]).includes(name);

/** One figure as a table says it. */
export function useFigure(): (of: Figures, name: (typeof COLUMNS)[number]) => string {
  const words = useFairWords();
  const { say } = useReader();
  return (of, name) => {
    if (of[name] === 0) return '–';
    if (isIn(LENGTHS, name)) return words.length(of[name]);
    return name === 'per_hour' ? say('time.minutes', { m: words.number(of[name], 1) }) : words.number(of[name], 1);
  };
}

/** Every figure of everybody, and of the middle one. */
export function FairTable({ rows, middle, month }: { rows: FairRow[]; middle: Figures | null; month: string }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const figure = useFigure();
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('fair.table')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('fair.engineer')}</th>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className={styles['number']} title={t(`fair.hint.${name}`)}>
                {t(`fair.figure.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {middle && (
            <tr className={styles['middle']}>
              <th scope="row">{t('fair.theMiddle')}</th>
              {COLUMNS.map((name) => (
                <td key={name} className={styles['number']}>
                  {figure(middle, name)}
                </td>
              ))}
            </tr>
          )}
          {rows.map((row, at) => (
            <tr key={row.engineer.key ?? at}>
              <th scope="row">
                <Link to={givenPath(row.engineer.key ?? '', month)} title={t('fair.behind')} dir="auto">
                  {row.engineer.name}
                </Link>
                <small dir="auto">{row.compared ? row.team && nameFor(language, row.team) : t('fair.notCompared')}</small>
              </th>
              {COLUMNS.map((name) => (
                <td key={name} className={styles['number']} data-none={row[name] === 0 || undefined}>
                  {figure(row, name)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
