import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Page } from '../parts/page';
import { Read } from '../parts/read';
import { personPath } from '../paths';
import { meQuery } from '../queries';
import styles from './me-page.module.css';
import { NoticesCard } from './notices-card';
import { PasskeysCard } from './passkeys-card';
import { PasswordCard } from './password-card';
import { PreferencesCard } from './preferences-card';
import { SessionsCard } from './sessions-card';
import { SecondStepCard } from './second-step-card';
import { TokensCard } from './tokens-card';

/** One's own settings: how one reads, what one hears of, and how safe the sign-in is; the door puts `more` beside it. */
export function MePage({ more }: { more?: ReactNode }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  return (
    <Page title={t('account.title')} lead={me.data?.name} tools={me.data && <Link to={personPath(me.data.key)}>{t('account.profile')}</Link>}>
      <Read query={me}>
        {(data) => (
          <div className={styles['columns']}>
            <div className={styles['column']}>
              <PreferencesCard me={data} />
              {'notices.see' in data.rights && more}
              {'notices.see' in data.rights && <NoticesCard />}
            </div>
            <div className={styles['column']}>
              <PasswordCard />
              <SecondStepCard />
              <PasskeysCard />
              <SessionsCard />
              {'people.tokens' in data.rights && <TokensCard me={data} />}
            </div>
          </div>
        )}
      </Read>
    </Page>
  );
}
