import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { meQuery } from '@/features/people/queries';
import { SignInPage } from '@/features/people/sign-in/sign-in-page';
import { go, inside, useAddress } from '@/lib/address';
import { changeLanguage, spoken } from '@/lib/i18n';

/** The way in, and on to where one wanted to go. What waits on the phone is sent once its owner is back. */
export function Door() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { query } = useAddress();
  const next = inside(query.get('next'));
  const [notice, setNotice] = useState<ReactNode>(next === '/' ? undefined : t('signIn.ended'));

  async function enter(): Promise<void> {
    client.clear();
    try {
      const me = await client.query(meQuery);
      await changeLanguage(spoken(me.language) ?? 'zh-CN');
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 403) throw error;
      setNotice(
        <>
          {t('signIn.customerDoor')} <a href="/portal/">{t('signIn.toPortal')}</a>
        </>,
      );
      return;
    }
    go(next, { replace: true });
  }

  return <SignInPage onSignedIn={enter} notice={notice} />;
}
