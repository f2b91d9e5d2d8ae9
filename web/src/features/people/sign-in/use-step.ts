import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import type { Step } from '@/api/sign-in';

/** Takes one step of signing in, and holds what went wrong with it in words. */
export function useStep(done: (step: 'in' | 'code') => Promise<void> | void, wrongWords: string) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();

  const words: Record<Exclude<Step, 'in' | 'code'>, string> = {
    wrong: wrongWords,
    tooMany: t('signIn.tooMany'),
    further: t('signIn.furtherStep'),
  };

  async function take(attempt: () => Promise<Step>): Promise<void> {
    setBusy(true);
    setTrouble(undefined);
    try {
      const step = await attempt();
      if (step === 'in' || step === 'code') await done(step);
      else setTrouble(words[step]);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setTrouble(error.code === 'offline' ? t('trouble.offline') : error.detail || t('trouble.unexpected'));
    } finally {
      setBusy(false);
    }
  }

  return { busy, trouble, take };
}
