import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Done } from './outbox/outbox';
import { useOutbox } from './outbox/use-outbox';
import type { Kind } from './types';

/** Do something, and hear at once whether the phone could keep it. */
export function useAct(): { act: (kind: Kind, done: Done) => Promise<boolean>; trouble: string | undefined } {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const [trouble, setTrouble] = useState<string>();

  async function act(kind: Kind, done: Done): Promise<boolean> {
    setTrouble(undefined);
    try {
      await outbox.do(kind, done);
      return true;
    } catch {
      setTrouble(t('field.sheet.full'));
      return false;
    }
  }

  return { act, trouble };
}
