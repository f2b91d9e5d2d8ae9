import { useTranslation } from 'react-i18next';

import { COMPARED, parts, valueOf, verdict, type Compared } from './reckon';
import { WAYS, type Result } from './types';
import { useWhatIfWords } from './use-whatif-words';
import styles from './whatif.module.css';

/** Each figure three times side by side: as it really was, as things stand, and with the change; and what that does. */
export function CompareTable({ of }: { of: Result }) {
  const { t } = useTranslation();
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('whatif.compared')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('whatif.figureName')}</th>
            {WAYS.map((way) => (
              <th key={way} scope="col">
                {t(`whatif.way.${way}`)}
              </th>
            ))}
            <th scope="col" className={styles['number']}>
              {t('whatif.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {COMPARED.map((name) => (
            <Row key={name} name={name} of={of} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ name, of }: { name: Compared; of: Result }) {
  const { t } = useTranslation();
  const words = useWhatIfWords();
  const values = WAYS.map((way) => valueOf(of[way], name));
  const drawn = parts(values);
  const [, present = null, changed = null] = values;
  const judged = verdict(name, present, changed);
  return (
    <tr>
      <th scope="row">
        {t(`whatif.figure.${name}`)}
        <small>{t(`whatif.hint.${name}`)}</small>
      </th>
      {WAYS.map((way, at) => (
        <td key={way} data-name={t(`whatif.way.${way}`)}>
          {words.value(name, values[at] ?? null)}
          <i className={styles['bar']} data-way={way} style={{ width: `${(drawn[at] ?? 0) * 100}%` }} aria-hidden="true" />
        </td>
      ))}
      <td className={styles['number']} data-name={t('whatif.difference')} data-verdict={judged}>
        {judged === 'same' ? t('whatif.same') : words.difference(name, present, changed)}
        {judged !== 'same' && <small>{t(`whatif.verdict.${judged}`)}</small>}
      </td>
    </tr>
  );
}
