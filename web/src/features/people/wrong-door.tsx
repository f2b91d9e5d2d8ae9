import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { signOut } from '@/api/sign-in';
import { Button, buttonClass } from '@/ui/button';
import { Notice, Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';

/** A customer at the door of the staff: the way to their own, or out of this account. */
export function WrongDoor({ onOut }: { onOut: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const words = useProblemWords();
  const [trouble, setTrouble] = useState<unknown>();

  async function leave(): Promise<void> {
    setTrouble(undefined);
    try {
      await signOut();
      client.clear();
      onOut();
    } catch (error) {
      setTrouble(error);
    }
  }

  return (
    <main>
      <Notice title={t('signIn.customerDoor')} text={t('signIn.customerThere')}>
        <a className={buttonClass({ look: 'primary' })} href="/portal/">
          {t('signIn.toPortal')}
        </a>
        <Button onClick={() => void leave()}>{t('signIn.otherAccount')}</Button>
        {trouble !== undefined && <Said>{words(trouble)}</Said>}
      </Notice>
    </main>
  );
}
