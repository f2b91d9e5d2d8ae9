import { useQuery } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import type { Order } from '@/features/workorders/types';
import { today } from '@/lib/day';
import { useNow } from '@/lib/now';
import { useSuits } from '@/lib/suits';
import { nearestIn, type Times } from '@/lib/windows';
import { useWindowWords } from '@/lib/window-words';
import { Button } from '@/ui/button';
import { useFocusBack } from '@/ui/focus-back';
import { Kbd } from '@/ui/kbd';
import { Said } from '@/ui/notice';
import { useProblemWords } from '@/ui/problem-words';
import { sizes } from '@/ui/theme';
import { Trying } from '@/ui/trying';

import { Abroad } from './abroad';
import styles from './appointments.module.css';
import { Left } from './left';
import { appointmentQuery, type Appointment, type Told } from './queries';
import { SlotList } from './slot-list';
import { useArranging } from './use-arranging';

type Props = { order: Order; told: Told; onClose: () => void };

/** After such a refusal nothing is held any more: another one is to be chosen. */
const GONE = new Set(['slot_taken', 'window_over', 'nothing_held']);

/** Arranges when somebody comes, with the customer on the phone: a window is held, then confirmed or let go. */
export function AppointmentSheet({ order, told: first, onClose }: Props) {
  const { t } = useTranslation();
  useFocusBack();
  const now = useNow();
  const told = useQuery(appointmentQuery(order.key)).data ?? first;
  const words = useWindowWords(told.zone);
  const suits = useSuits()(order.wish?.suits ?? []);
  const { message } = App.useApp();
  const [begun] = useState(() => today(now, told.zone));
  const [mine, setMine] = useState<Appointment | null>(told.held);
  const doing = useArranging(order.key);
  const code = doing.trouble instanceof Problem ? doing.trouble.code : '';
  const held = GONE.has(code) ? null : (told.held ?? mine); // one whose minutes are over can be confirmed too, while it is free
  const asks = told.confirmed !== null || isPromised(order) || code === 'appointment_without_reason';

  async function choose(window: Times): Promise<void> {
    const found = await doing.hold(window);
    setMine(found?.held ?? null);
  }

  async function confirm(reason: string): Promise<void> {
    const found = await doing.confirm(reason);
    if (!found) return;
    if (found.confirmed) void message.success(t('appointments.saved', { window: words.span(found.confirmed) }));
    onClose();
  }

  async function another(): Promise<void> {
    if (await doing.letGo()) setMine(null);
  }

  return (
    <Modal open title={t(told.confirmed ? 'appointments.moveTitle' : 'appointments.sheetTitle')} footer={null} onCancel={onClose} destroyOnHidden width={parseInt(sizes.sheet) * 1.2} transitionName="" maskTransitionName="">
      <div className={styles['sheet']}>
        {told.confirmed && <p>{t('appointments.moveHint', { window: words.span(told.confirmed) })}</p>}
        {suits && <p className={styles['soft']}>{t('appointments.suits', { when: suits })}</p>}
        <Trouble error={doing.trouble} zone={told.zone} onChoose={(window) => void choose(window)} />
        {held ? (
          <Held held={held} zone={told.zone} asks={asks} busy={doing.busy} onConfirm={(reason) => void confirm(reason)} onAnother={() => void another()} />
        ) : (
          <>
            <p className={styles['soft']}>{t('appointments.sheetHint')}</p>
            <SlotList order={order.key} zone={told.zone} today={begun} busy={doing.busy} onChoose={(window) => void choose(window)} />
          </>
        )}
        <Trying busy={doing.busy} />
      </div>
    </Modal>
  );
}

/** Somebody who is booked was promised to the customer without an appointment: that is not moved without a reason either. */
const isPromised = ({ visits }: Order): boolean => visits.some((visit) => visit.ended_at === null && visit.engineer !== null && visit.promised_from_at !== null);

type HeldProps = { held: Appointment; zone: string; asks: boolean; busy: boolean; onConfirm: (reason: string) => void; onAnother: () => void };

/** What is held and for how much longer, who goes, and why where a promise is moved. */
function Held({ held, zone, asks, busy, onConfirm, onAnother }: HeldProps) {
  const { t } = useTranslation();
  const words = useWindowWords(zone);
  return (
    <Form layout="vertical" requiredMark={false} initialValues={{ reason: '' }} onFinish={({ reason = '' }: { reason?: string }) => onConfirm(reason)}>
      <p className={styles['kept']}>
        <b>{t('appointments.sheetHeld', { window: words.span(held) })}</b>
        {held.engineer && <span>{t('appointments.goes', { name: held.engineer.name, time: words.clock(held.starts_at) })}</span>}
        <Left until={held.held_until} />
      </p>
      <Abroad rows={[held]} zone={zone} />
      {asks && (
        <Form.Item name="reason" label={t('appointments.reason')} extra={t('appointments.reasonExtra')} rules={[{ required: true, whitespace: true, message: t('people.required', { name: t('appointments.reason') }) }]}>
          <Input maxLength={2000} autoFocus />
        </Form.Item>
      )}
      <div className={styles['steps']}>
        <Button look="primary" type="submit" busy={busy} autoFocus={!asks}>
          {t('appointments.confirm')}
          <Kbd onAccent>↵</Kbd>
        </Button>
        <Button disabled={busy} onClick={onAnother}>
          {t('appointments.another')}
        </Button>
      </div>
    </Form>
  );
}

/** Why it was not done; where somebody was quicker, what is free around it. */
function Trouble({ error, zone, onChoose }: { error: unknown; zone: string; onChoose: (window: Times) => void }) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const words = useWindowWords(zone);
  if (error === undefined) return null;
  if (!(error instanceof Problem) || error.code !== 'slot_taken') return <Said>{problem(error)}</Said>;
  const nearest = nearestIn(error.facts);
  return (
    <div className={styles['taken']} role="alert">
      <b>{t('appointments.taken')}</b>
      <span>{t(nearest.length > 0 ? 'appointments.takenNearest' : 'appointments.takenNone')}</span>
      <span className={styles['steps']}>
        {nearest.map((window, at) => (
          <Button key={window.from_at} size="small" autoFocus={at === 0} onClick={() => onChoose(window)}>
            {words.span(window)}
          </Button>
        ))}
      </span>
    </div>
  );
}
