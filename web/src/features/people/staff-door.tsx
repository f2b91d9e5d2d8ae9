import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { changeLanguage, spoken } from '@/lib/i18n';

import { meQuery } from './queries';
import { SignInPage } from './sign-in/sign-in-page';

type Props = {
  /** Whether one comes here because a sign-in has ended. */
  ended: boolean;
  /** The door's own name, where it has one. */
  name?: string;
  onIn: () => Promise<void> | void;
};

/** The way in for staff; whoever is a customer is shown the way to the customers' door. */
export function StaffDoor({ ended, name, onIn }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [notice, setNotice] = useState<ReactNode>(ended ? t('signIn.ended') : undefined);

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
    await onIn();
  }

  return <SignInPage onSignedIn={enter} notice={notice} {...(name !== undefined && { name })} />;
}
