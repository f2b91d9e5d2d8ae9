import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useNavigate } from 'react-router';

import { signOut } from '@/api/sign-in';
import { keepMe, meQuery, type Me } from '@/features/people/queries';
import { changeLanguage, type Language } from '@/lib/i18n';
import { useProblemWords } from '@/ui/problem-words';

import { forgetRecent } from './palette/recent';

/** What somebody does about themselves from anywhere: another language, and going. */
export function useOwnDoings(me: Me) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const words = useProblemWords();

  async function orSay(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      void message.error(words(error), 8);
    }
  }

  return {
    speak: (next: Language): Promise<void> =>
      orSay(async () => {
        await changeLanguage(next);
        client.setQueryData(meQuery.queryKey, await keepMe().run({ language: next }, { version: me.version }));
      }),
    leave: (): Promise<void> =>
      orSay(async () => {
        await signOut();
        forgetRecent(me.key);
        client.clear();
        await navigate('/sign-in');
      }),
  };
}
