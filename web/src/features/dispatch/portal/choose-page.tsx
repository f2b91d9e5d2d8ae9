import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { orderQuery, type Order } from '@/features/workorders/portal/queries';
import { go } from '@/lib/address';
import { today } from '@/lib/day';
import { useNow } from '@/lib/now';
import type { Times } from '@/lib/windows';
import { useWindowWords } from '@/lib/window-words';
import { Button } from '@/ui/button';
import { CardBones, ColumnPage, Empty, Unread } from '@/ui/column';

import { AppointmentTrouble } from './appointment-trouble';
import { CallUs } from './call-us';
import styles from './choosing.module.css';
import { appointmentQuery, type Appointment, type Appointments } from './queries';
import { Abroad, SlotList } from './slot-list';
import { orderPath, standingOf } from './standing';
import { useAppointing } from './use-appointing';

type Props = { orderKey: string; phone: string };

/** After such a refusal nothing is kept any more: another one is to be chosen. */
const GONE = new Set(['slot_taken', 'window_over', 'nothing_held']);

/** Choose when we come: press a time, which is kept for some minutes, and confirm it. */
export function ChoosePage({ orderKey, phone }: Props) {
  const { t } = useTranslation();
  const order = useQuery(orderQuery(orderKey));
  const own = useQuery(appointmentQuery(orderKey));
  const back = { to: orderPath(orderKey), words: t('choosing.back') };
  if (order.data === undefined || own.data === undefined) {
    const unread = [order, own].find((one) => one.isError && one.data === undefined);
    return (
      <ColumnPage title={t('choosing.title')} back={back}>
        {unread ? <Unread error={unread.error} onAgain={() => void unread.refetch()} /> : <CardBones many={4} />}
      </ColumnPage>
    );
  }
  return <Choosing order={order.data} own={own.data} phone={phone} back={back} />;
}

type Known = { order: Order; own: Appointments; phone: string; back: { to: string; words: string } };

function Choosing({ order, own, phone, back }: Known) {
  const { t } = useTranslation();
  const now = useNow();
  const words = useWindowWords(own.zone);
  const [begun] = useState(() => today(now, own.zone)); // over midnight the list stays as it is
  const [mine, setMine] = useState<Appointment | null>(null);
  const doing = useAppointing(order.key);
  const gone = doing.trouble instanceof Problem && GONE.has(doing.trouble.code);
  const held = gone ? null : (own.held ?? mine); // what was kept here can be confirmed after its minutes too, as long as it is free
  const standing = standingOf(order, own);
  const late = own.confirmed !== null && words.over(own.confirmed.move_until_at);

  async function choose(window: Times): Promise<void> {
    setMine((await doing.hold(window))?.held ?? null);
  }

  async function confirm(): Promise<void> {
    if ((await doing.confirm()) !== undefined) go(orderPath(order.key), { replace: true });
  }

  async function another(): Promise<void> {
    if ((await doing.letGo()) !== undefined) setMine(null);
  }

  const trouble = <AppointmentTrouble error={doing.trouble} zone={own.zone} busy={doing.busy} onChoose={(window) => void choose(window)} />;
  if (standing === 'planned' || (standing === 'agreed' && late)) {
    return (
      <ColumnPage title={t('choosing.card')} lead={own.confirmed ? t('choosing.agreed', { window: words.span(own.confirmed) }) : undefined} back={back}>
        <CallUs phone={phone} words={late ? 'callMove' : 'call'} />
      </ColumnPage>
    );
  }
  if (standing === 'over' || standing === 'going') {
    return (
      <ColumnPage title={t('choosing.card')} back={back}>
        <Empty>{t(`choosing.${standing}`)}</Empty>
      </ColumnPage>
    );
  }
  if (held !== null) {
    return (
      <ColumnPage key="held" title={t('choosing.sure')} lead={order.title} back={back}>
        <Held held={held} zone={own.zone} busy={doing.busy} onConfirm={() => void confirm()} onAnother={() => void another()} />
        {trouble}
      </ColumnPage>
    );
  }
  const lead = own.confirmed ? t('choosing.moveLead', { window: words.span(own.confirmed) }) : t('choosing.lead');
  return (
    <ColumnPage key="list" title={t(own.confirmed ? 'choosing.moveTitle' : 'choosing.title')} over={order.title} lead={lead} back={back}>
      {trouble}
      <SlotList order={order.key} zone={own.zone} today={begun} busy={doing.busy} onChoose={(window) => void choose(window)} />
    </ColumnPage>
  );
}

type HeldProps = { held: Appointment; zone: string; busy: boolean; onConfirm: () => void; onAnother: () => void };

/** What is kept, for how much longer, and the one thing to press. */
function Held({ held, zone, busy, onConfirm, onAnother }: HeldProps) {
  const { t } = useTranslation();
  const words = useWindowWords(zone);
  const left = words.left(held.held_until ?? '');
  return (
    <div className={styles['held']}>
      <p className={styles['kept']}>{t('choosing.held', { window: words.span(held) })}</p>
      <p className={styles['quiet']}>{t('choosing.agreedText')}</p>
      <Abroad rows={[held]} zone={zone} />
      <p role="status" className={left > 1 ? styles['left'] : styles['soon']}>
        {left > 0 ? t('choosing.left', { count: left }) : t('choosing.leftNone')}
      </p>
      <Button look="primary" size="big" busy={busy} onClick={onConfirm}>
        {t('choosing.confirm')}
      </Button>
      <Button size="big" disabled={busy} onClick={onAnother}>
        {t('choosing.another')}
      </Button>
    </div>
  );
}
