import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { forgetKept } from '@/lib/kept';
import { Button } from '@/ui/button';

import { AskWords } from './ask-words';
import { takeBack, type Order } from './queries';
import { useAct } from './use-act';

/** It is no longer needed, as long as nobody has begun. */
export function TakeBack({ order, person }: { order: Order; person: string }) {
  const { t } = useTranslation();
  const draft = `${person}.cancel.${order.key}`;
  const [asking, setAsking] = useState(false);
  const { act, busy, error } = useAct(() => takeBack(order.key), () => forgetKept(draft));
  if (!order.moves.includes('cancel')) return null;
  if (!asking) {
    return (
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('portal.order.takeBack')}
      </Button>
    );
  }
  return (
    <AskWords
      draft={draft}
      most={1000}
      label={t('portal.order.takeBackLabel')}
      hint={t('portal.order.takeBackHint')}
      send={t('portal.order.takeBackSend')}
      busy={busy}
      error={error}
      onSend={(reason) => act({ reason })}
      onNever={() => setAsking(false)}
    />
  );
}
