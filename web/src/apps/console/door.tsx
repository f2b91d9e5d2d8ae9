import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';

import { Problem } from '@/api/problem';
import { FirstRunPage } from '@/features/people/first-run-page';
import { firstRunQuery, meQuery } from '@/features/people/queries';
import { SignInPage } from '@/features/people/sign-in/sign-in-page';
import { changeLanguage, spoken } from '@/lib/i18n';

/** The way in: sign in, or on a new installation make the first administrator. Then on to where one wanted to go. */
export function Door() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const firstRun = useQuery(firstRunQuery);
  const [notice, setNotice] = useState<ReactNode>(params.has('next') && params.get('next') !== '/' ? t('signIn.ended') : undefined);

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
    await navigate(inside(params.get('next')), { replace: true });
  }

  if (firstRun.data?.needed) return <FirstRunPage onDone={() => void client.invalidateQueries(firstRunQuery)} />;
  return <SignInPage onSignedIn={enter} notice={notice} />;
}

/** Only addresses of this door: `next` came from the address bar, and `//evil.example` is an address too. */
export const inside = (next: string | null): string => (next !== null && /^\/(?![/\\])/.test(next) ? next : '/');
