import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { asHtml } from '@/lib/html';
import { forgetKept } from '@/lib/kept';
import { Button } from '@/ui/button';

import { AskWords } from './ask-words';
import styles from './order.module.css';
import { confirm, reopen, type Order } from './queries';
import { Told } from './told';
import { useAct } from './use-act';

/** Solved: does it work? Or not after all, in words. */
export function Verdict({ order, person }: { order: Order; person: string }) {
  const { t } = useTranslation();
  const draft = `${person}.reopen.${order.key}`;
  const [asking, setAsking] = useState(false);
  const confirming = useAct(() => confirm(order.key), () => undefined);
  const reopening = useAct(() => reopen(order.key), () => {
    forgetKept(draft);
    setAsking(false);
  });
  if (!order.moves.includes('reopen')) return null;
  const solved = order.moves.includes('confirm');

  if (asking) {
    return (
      <AskWords
        draft={draft}
        label={t('portal.order.reopenLabel')}
        hint={t('portal.order.reopenHint')}
        send={t('portal.order.reopenSend')}
        busy={reopening.busy}
        error={reopening.error}
        onSend={(words) => reopening.act({ note: asHtml(words) })}
        onNever={() => setAsking(false)}
      />
    );
  }
  if (!solved) {
    return (
      <Button size="big" onClick={() => setAsking(true)}>
        {t('portal.order.reopenClosed')}
      </Button>
    );
  }
  return (
    <div className={styles['verdict']}>
      <p>{t('portal.order.confirmLead')}</p>
      <Told error={confirming.error} />
      <div className={styles['pair']}>
        <Button look="primary" size="big" busy={confirming.busy} onClick={() => void confirming.act({})}>
          {t('portal.order.confirm')}
        </Button>
        <Button size="big" onClick={() => setAsking(true)}>
          {t('portal.order.reopen')}
        </Button>
      </div>
    </div>
  );
}
