import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Ask } from '@/ui/ask';

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
  const { order } = asking;
  const [withdrawing] = useState(() => withdrawOffers(order.key));
  const [sending] = useState(() => asking.step === 'now' && sendAsDecided(order.key, asking.chosen.decision));

  async function withdraw(): Promise<void> {
    await withdrawing.run(null);
    takenBack(client, order.key);
    void message.success(t('desk.offered.withdrawn', { number: order.number }));
  }

  async function send(): Promise<void> {
    if (!sending || asking.step !== 'now') return;
    const done = await sending.run({ over_offers: true });
    takenBack(client, order.key);
    sent(client, order.key);
    sentBar({ order, decision: asking.chosen.decision, text: t('dispatch.sent', { number: order.number, name: done.engineer.name }) });
  }

  if (asking.step === 'withdraw')
    return <Ask title={t('desk.offered.withdrawTitle', { number: order.number })} text={t('desk.offered.withdrawText')} okText={t('desk.offered.withdraw')} onDo={withdraw} onClose={onClose} />;
  const { name } = asking.chosen;
  return <Ask title={t('desk.offered.nowTitle', { name })} text={t('desk.offered.nowText', { name })} okText={t('desk.offered.nowOk', { name })} onDo={send} onClose={onClose} />;
}
