import { InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';

import type { Body } from '../queries';
import type { Limits } from '../types';
import { plainIn } from './draft';
import styles from './items.module.css';

type Props = { body: Body; limits: Limits; disabled: boolean; onChange: (body: Body) => void };

const WORDS = ['visit_minutes', 'remote_minutes', 'days', 'lead_minutes', 'overtime_minutes', 'mentor_credit'] as const;
type Name = (typeof WORDS)[number];
const isKnown = (name: string): name is Name => (WORDS as readonly string[]).includes(name);

/** How long work is planned for, how far one looks ahead, how soon anybody sets out. */
export function NumberItems({ body, limits, disabled, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <ul className={styles['items']}>
      {limits.numbers.map(({ name, least, most, usual }) =>
        isKnown(name) ? (
          <li key={name} className={styles['plain']}>
            <label htmlFor={`policy-${name}`}>{t(`dispatch.policies.number.${name}`)}</label>
            <InputNumber id={`policy-${name}`} min={least} max={most} precision={0} disabled={disabled} value={plainIn(body, name, usual)} onChange={(next) => next !== null && onChange({ ...body, [name]: next })} className={styles['number'] ?? ''} />
          </li>
        ) : null,
      )}
    </ul>
  );
}
