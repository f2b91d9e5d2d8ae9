import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { components } from '@/api/staff';
import { deviceOf } from '@/lib/device';
import { Ago } from '@/ui/said-time';

import styles from './session-rows.module.css';

type Session = components['schemas']['SessionOut'];

/** Where somebody is signed in: on what, from where, since when. */
export function SessionRows({ rows, step }: { rows: Session[]; step?: (session: Session) => ReactNode }) {
  const { t } = useTranslation();
  return (
    <ul className={styles['rows']}>
      {rows.map((one) => {
        const { browser, system } = deviceOf(one.user_agent);
        return (
          <li key={one.key} className={styles['row']}>
            <span>
              <b title={one.user_agent}>{browser && system ? t('account.device', { browser, system }) : browser || system || t('account.unknownDevice')}</b>
              {one.current && <em>{t('account.thisOne')}</em>}
              <small>
                {t('account.since')} <Ago at={one.began_at} /> · {one.ip}
              </small>
            </span>
            {step?.(one)}
          </li>
        );
      })}
    </ul>
  );
}
