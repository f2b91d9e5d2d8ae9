import { useTranslation } from 'react-i18next';

import styles from './figures-table.module.css';
import { COMPARED, merit, type Compared } from './reckon';
import type { Head } from './types';
import { useProposalWords, type ProposalWords } from './use-proposal-words';

const ALL = ['present', 'greedy', 'proposed'] as const;
const WITHOUT_ORDERS = ['present', 'proposed'] as const;
type Compare = NonNullable<Head['figures']>;
type Base = 'present' | 'greedy';

/**
 * Each figure side by side: as the board stands, as dispatch alone would go on, and as it is proposed (so far). Where no
 * order is to be given, dispatch alone would do nothing, and it is compared with what stands.
 */
export function FiguresTable({ of, orders }: { of: Compare; orders: boolean }) {
  const { t } = useTranslation();
  const words = useProposalWords();
  const plans = orders ? ALL : WITHOUT_ORDERS;
  const base = orders ? 'greedy' : 'present';
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('proposals.figures')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('proposals.figureName')}</th>
            {plans.map((plan) => (
              <th key={plan} scope="col" className={styles['number']}>
                {t(`proposals.plan.${plan}`)}
              </th>
            ))}
            <th scope="col" className={styles['number']}>
              {t(`proposals.difference.${base}`)}
            </th>
          </tr>
        </thead>
        <tbody>
          {COMPARED.map((name) => (
            <Row key={name} name={name} of={of} plans={plans} base={base} words={words} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = { name: Compared; of: Compare; plans: readonly (typeof ALL)[number][]; base: Base; words: ProposalWords };

function Row({ name, of, plans, base, words }: RowProps) {
  const { t } = useTranslation();
  const judged = merit(name, of[base], of.proposed);
  const known = Boolean(of[base] && of.proposed);
  return (
    <tr>
      <th scope="row">
        {t(`proposals.figure.${name}`)}
        <small>{t(`proposals.hint.${name}`)}</small>
      </th>
      {plans.map((plan) => (
        <td key={plan} className={styles['number']} data-name={t(`proposals.plan.${plan}`)}>
          {words.figure(name, of[plan])}
          {name === 'late' && (of[plan]?.late_minutes ?? 0) > 0 && <small>{t('proposals.lateInAll', { time: words.length(of[plan]?.late_minutes ?? 0) })}</small>}
        </td>
      ))}
      <td className={styles['number']} data-name={t(`proposals.difference.${base}`)} data-merit={judged}>
        {judged === 'same' ? (known && name !== 'moved' && words.difference(name, of[base], of.proposed) !== '–' ? t('proposals.same') : '–') : words.difference(name, of[base], of.proposed)}
        {judged !== 'same' && <small>{t(`proposals.merit.${judged}`)}</small>}
      </td>
    </tr>
  );
}
