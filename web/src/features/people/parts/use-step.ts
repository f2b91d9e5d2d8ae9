import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useProblemWords } from '@/ui/problem-words';
import { sizes } from '@/ui/theme';

import { PutAway } from './put-away';

type Ask = { title: string; text: string; ok: string; danger?: boolean };

/** Takes a small step at the press of a button: quietly told when done, loudly when refused; what hurts is asked first. */
export function useStep() {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const words = useProblemWords();
  const [busy, setBusy] = useState(false);

  async function take(step: () => Promise<unknown>, done: string = t('people.saved')): Promise<boolean> {
    setBusy(true);
    try {
      await step();
      void message.success(done);
      return true;
    } catch (error) {
      if (!(error instanceof PutAway)) void message.error(words(error), 8);
      return false;
    } finally {
      setBusy(false);
    }
  }

  function askFirst(ask: Ask, step: () => Promise<unknown>, done?: string): void {
    modal.confirm({
      title: ask.title,
      content: ask.text,
      okText: ask.ok,
      cancelText: t('people.dismiss'),
      okButtonProps: { danger: ask.danger ?? true },
      width: parseInt(sizes.sheet),
      transitionName: '',
      maskTransitionName: '',
      onOk: () => take(step, done),
    });
  }

  return { take, askFirst, busy };
}
