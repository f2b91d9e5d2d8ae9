import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Words } from '@/locales/words';
import { Card } from '@/ui/card';

import { Read } from '../parts/read';
import { useStep } from '../parts/use-step';
import styles from './notices-card.module.css';
import { prefer, preferencesQuery, type Preference } from './queries';

type Code = keyof Words['account']['notice'];

/** What one hears of: everything in the inbox, and what one chooses by e-mail too. */
export function NoticesCard() {
  const { t } = useTranslation();
  const preferences = useQuery(preferencesQuery);
  return (
    <Card icon="bell" title={t('account.notices')} lead={t('account.noticesLead')}>
      <Read query={preferences}>
        {({ rows }) => (
          <div className={styles['rows']} role="table" aria-label={t('account.notices')}>
            <div className={styles['head']} role="row">
              <span role="columnheader">{t('account.what')}</span>
              <span role="columnheader">{t('account.inbox')}</span>
              <span role="columnheader">{t('account.email')}</span>
            </div>
            {rows.map((one) => (
              <Line key={one.code} preference={one} />
            ))}
          </div>
        )}
      </Read>
    </Card>
  );
}

function Line({ preference }: { preference: Preference }) {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const { take, busy } = useStep();
  const [write] = useState(prefer);
  const path: `account.notice.${Code}` = `account.notice.${preference.code as Code}`;
  const name = i18n.exists(path) ? String(t(path)) : preference.code;

  const choose = (on: boolean): Promise<boolean> => take(async () => client.setQueryData(preferencesQuery.queryKey, await write.run({ [preference.code]: on })));

  return (
    <div className={styles['row']} role="row">
      <span role="cell">{name}</span>
      <span role="cell" className={styles['always']}>
        {t('account.always')}
      </span>
      <span role="cell">
        <Switch size="small" aria-label={t('account.byEmail', { name })} checked={preference.email} disabled={busy} onChange={(on) => void choose(on)} />
      </span>
    </div>
  );
}
