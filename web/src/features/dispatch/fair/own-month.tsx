import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { buttonClass } from '@/ui/button';
import { Card } from '@/ui/card';

import { COLUMNS, useFigure } from './fair-table';
import styles from './fair.module.css';
import { givenPath } from './paths';
import { apart } from './reckon';
import type { Fairness } from './types';

/** One's own month beside the middle of the others, who have no names here. */
export function OwnMonth({ of }: { of: Fairness }) {
  const { t } = useTranslation();
  const figure = useFigure();
  const [row] = of.rows;
  if (row === undefined) return null;
  const off = of.middle ? apart(row.per_hour, of.middle.per_hour) : undefined;
  const said = off === undefined ? t('fair.ownNoMiddle') : off === 0 ? t('fair.ownAsOthers') : t(off > 0 ? 'fair.ownMore' : 'fair.ownLess', { percent: Math.abs(off) });
  return (
    <>
      <Card icon="user" title={said} lead={of.middle ? t('fair.ownLead') : t('fair.tooFew')}>
        <table className={styles['own']}>
          <thead>
            <tr>
              <th scope="col">{t('fair.what')}</th>
              <th scope="col" className={styles['number']}>
                {t('fair.me')}
              </th>
              {of.middle && (
                <th scope="col" className={styles['number']}>
                  {t('fair.theMiddle')}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {COLUMNS.map((name) => (
              <tr key={name}>
                <th scope="row">
                  {t(`fair.figure.${name}`)}
                  <small>{t(`fair.hint.${name}`)}</small>
                </th>
                <td className={styles['number']}>{figure(row, name)}</td>
                {of.middle && <td className={styles['number']}>{figure(of.middle, name)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
        <p className={styles['step']}>
          <Link className={buttonClass()} to={givenPath(row.engineer.key ?? '', of.month)}>
            {t('fair.behindMine')}
          </Link>
        </p>
      </Card>
      <p className={styles['note']}>{t('fair.noValue')}</p>
    </>
  );
}
