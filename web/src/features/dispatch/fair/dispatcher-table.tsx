import { useTranslation } from 'react-i18next';

import { Nothing } from '@/ui/card';

import styles from './fair.module.css';
import type { Dispatcher } from './types';
import { useFairWords } from './use-fair-words';

/** Who sent people, how often another than was chosen, and whom then. */
export function DispatcherTable({ rows }: { rows: Dispatcher[] }) {
  const { t } = useTranslation();
  const words = useFairWords();
  if (rows.length === 0) return <Nothing>{t('fair.nobodySent')}</Nothing>;
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('fair.overruling')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('fair.dispatcher')}</th>
            <th scope="col" className={styles['number']}>
              {t('fair.sent')}
            </th>
            <th scope="col" className={styles['number']}>
              {t('fair.overruled')}
            </th>
            <th scope="col">{t('fair.forWhom')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.by.key}>
              <th scope="row" dir="auto">
                {row.by.name}
              </th>
              <td className={styles['number']}>{words.number(row.sent)}</td>
              <td className={styles['number']}>{row.overruled === 0 ? '–' : t('fair.share', { n: words.number(row.overruled), percent: Math.round((row.overruled * 100) / row.sent) })}</td>
              <td className={styles['names']} dir="auto">
                {row.chose.map((one) => t('fair.times', { name: one.engineer.name, n: words.number(one.count) })).join(t('fair.and')) || '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
