import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { Ask } from '@/ui/ask';
import { useProblemWords } from '@/ui/problem-words';

import { PromiseSheet } from '../decision/promise-sheet';
import { sendAsDecided, sent } from '../queries';
import { useSentBar } from '../undo/use-sent-bar';
import { takenBack, withdrawOffers } from './queries';
import type { Asking } from './use-offer-steps';

/** Asks once more before offers are taken back, or somebody is sent over them; and does it. */
export function OfferStep({ asking, onClose }: { asking: Asking; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const sentBar = useSentBar();
  const problemWords = useProblemWords();
  const { order } = asking;
  const [withdrawing] = useState(() => withdrawOffers(order.key));
  const [sending] = useState(() => asking.step === 'now' && sendAsDecided(order.key, asking.chosen.decision));

  async function withdraw(): Promise<void> {
    await withdrawing.run(null);
    takenBack(client, order.key);
    void message.success(t('desk.offered.withdrawn', { number: order.number }));
  }

  /** What the customer was promised, once the server has said that it would be left. */
  const [promised, setPromised] = useState<string>();

  async function send(over?: { over_promise: true; reason: string }): Promise<void> {
    if (!sending || asking.step !== 'now') return;
    const done = await sending.run({ over_offers: true, ...over }).catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'promised_window') setPromised(problemWords(error));
      throw error;
    });
    takenBack(client, order.key);
    sent(client, order.key);
    sentBar({ order, decision: asking.chosen.decision, text: t('dispatch.sent', { number: order.number, name: done.engineer.name }) });
  }

  if (asking.step === 'withdraw')
    return <Ask title={t('desk.offered.withdrawTitle', { number: order.number })} text={t('desk.offered.withdrawText')} okText={t('desk.offered.withdraw')} onDo={withdraw} onClose={onClose} />;
  if (promised !== undefined) return <PromiseSheet number={order.number} step="send" says={promised} save={(reason) => send({ over_promise: true, reason })} onClose={onClose} />;
  const { name } = asking.chosen;
  return <Ask title={t('desk.offered.nowTitle', { name })} text={t('desk.offered.nowText', { name })} okText={t('desk.offered.nowOk', { name })} onDo={() => send()} onClose={onClose} />;
}
