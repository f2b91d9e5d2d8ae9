import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';

import { signOut } from '@/api/sign-in';
import { keepLanguage, meQuery, type Me } from '@/features/people/queries';
import { changeLanguage, type Language } from '@/lib/i18n';

import { forgetRecent } from './palette/recent';

/** What somebody does about themselves from anywhere: another language, and going. */
export function useOwnDoings(me: Me) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return {
    async speak(next: Language): Promise<void> {
      await changeLanguage(next);
      const kept = await keepLanguage().run({ language: next }, { version: me.version });
      client.setQueryData(meQuery.queryKey, kept);
    },
    async leave(): Promise<void> {
      await signOut();
      forgetRecent(me.key);
      client.clear();
      await navigate('/sign-in');
    },
  };
}
