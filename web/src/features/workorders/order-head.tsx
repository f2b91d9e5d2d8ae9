import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { RemindButton } from '@/features/notices/reminders/remind-button';
import { useKeys } from '@/lib/keys';
import { useNow } from '@/lib/now';
import { nameFor, useReader } from '@/lib/reader';
import { ago, exact, moment } from '@/lib/time';
import { Avatar } from '@/ui/avatar';
import { Button, buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Priority } from '@/ui/priority';

import { useHoldWords } from './checklists/hold-words';
import { MacroButton } from './macros/macro-button';
import { MoveButtons } from './move-buttons';
import styles from './order-head.module.css';
import { OrderStateTag } from './order-state';
import { OrderTitle } from './order-title';
import { queuePath } from './paths';
import type { Around, Order, Present } from './types';
import type { Asides } from './use-asides';
import type { Moves } from './use-moves';
import type { OrderChange } from './use-order-change';
import { useQueueSpot } from './use-queue';
import { channelWord, isWait } from './words';

/** Where the order stands in the queue it was opened from (−1: not in what has been read of it), and its neighbours. */
export type Place = { at: number; previous: (() => void) | undefined; next: (() => void) | undefined };

type Props = { order: Order; around: Around | undefined; moves: Moves; asides: Asides; change: OrderChange; place: Place; present: Present[]; children: ReactNode };

export function OrderHead({ order, around, moves, asides, change, place, present, children }: Props) {
  return (
    <header className={styles['head']}>
      <Origin order={order} place={place} />
      <div className={styles['title']}>
        <OrderTitle order={order} change={change} mayEdit={around?.may.includes('update') ?? false} />
        <MoveButtons moves={moves}>
          <MacroButton order={order.key} />
        </MoveButtons>
      </div>
      <Standing order={order} around={around} asides={asides} present={present} />
      <Holds order={order} />
      {children}
    </header>
  );
}

function Origin({ order, place }: { order: Order; place: Place }) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const { search } = useQueueSpot();
  const number = t('orders.number', { number: order.number });
  const reported = new Date(order.reported_at);
  const told = t('orders.reported', { channel: t(`orders.channel.${channelWord(order.channel)}`), time: ago(reported, now, reader) });
  return (
    <div className={styles['line']}>
      <Link className={buttonClass({ look: 'quiet', size: 'small', square: true })} to={queuePath(search)} aria-label={t('orders.back')} title={t('orders.back')}>
        <Icon name="left" />
      </Link>
      <span className={styles['number']}>{number}</span>
      {isSecureContext && <Copy text={number} />}
      <span className={styles['origin']} title={exact(reported, reader)}>
        {nameFor(reader.language, order.kind)}
        <span className={styles['soft']}>{told}</span>
      </span>
      {place.at >= 0 && (
        <span className={styles['place']}>
          {t('orders.position', { at: place.at + 1 })}
          <Step go={place.previous} label={t('orders.previous')} icon="up" />
          <Step go={place.next} label={t('orders.next')} icon="down" />
        </span>
      )}
    </div>
  );
}

function Step({ go, label, icon }: { go: (() => void) | undefined; label: string; icon: 'up' | 'down' }) {
  return (
    <Button look="quiet" size="small" square aria-label={label} title={label} disabled={go === undefined} onClick={go}>
      <Icon name={icon} />
    </Button>
  );
}

function Copy({ text }: { text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const label = t(copied ? 'orders.copied' : 'orders.copy');
  return (
    <button
      type="button"
      className={styles['copy']}
      aria-label={label}
      title={label}
      onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      onBlur={() => setCopied(false)}
    >
      <Icon name={copied ? 'check' : 'copy'} size={14} />
    </button>
  );
}

type StandingProps = { order: Order; around: Around | undefined; asides: Asides; present: Present[] };

function Standing({ order, around, asides, present }: StandingProps) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const why = isWait(order.wait_reason) ? t(`orders.wait.${order.wait_reason}`) : '';
  const wakes = order.wake_at && t('orders.waitingUntil', { why, time: moment(new Date(order.wake_at), now, reader) });
  return (
    <div className={styles['facts']}>
      <Priority level={order.priority} label={t('orders.priorityLabel', { p: order.priority })} />
      <OrderStateTag order={order} />
      <span className={styles['person']}>
        <Avatar name={order.owner?.name ?? null} small />
        {order.owner ? t('orders.owns', { name: order.owner.name }) : t('orders.noOwner')}
      </span>
      {order.team && <span className={styles['soft']}>{nameFor(reader.language, order.team)}</span>}
      {order.state === 'waiting' && <span>{wakes ?? why}</span>}
      {order.reopen_count > 0 && <span className={styles['warn']}>{t('orders.reopened', { count: order.reopen_count })}</span>}
      {order.escalation_level > 0 && <span className={styles['warn']}>{t('orders.escalated', { level: order.escalation_level })}</span>}
      {around && <Watch around={around} asides={asides} />}
      <RemindButton quiet about={{ key: order.key, title: `${t('orders.number', { number: order.number })} ${order.title}` }} />
      {present.length > 0 && <Others present={present} />}
    </div>
  );
}

/** Whether the reader hears of this order, and who else does. */
function Watch({ around: { watching, watchers }, asides }: { around: Around; asides: Asides }) {
  const { t } = useTranslation();
  const toggle = (): void => asides.watch(!watching);
  useKeys({ f: toggle });
  const names = watchers.map((one) => one.name).join(t('facts.and'));
  return (
    <Button look="quiet" size="small" aria-pressed={watching} disabled={asides.busy} title={names || t('orders.watchHint')} onClick={toggle}>
      <Icon name="eye" size={14} />
      {t(watching ? 'orders.watching' : 'orders.watch')}
      {watchers.length > 0 && <span className={styles['soft']}>{watchers.length}</span>}
    </Button>
  );
}

/** Who else has the order open. */
function Others({ present }: { present: Present[] }) {
  const { t } = useTranslation();
  return (
    <span className={styles['present']} role="status">
      {present.slice(0, MOST_FACES).map((one) => (
        <Avatar key={one.key} name={one.name} small />
      ))}
      {t('orders.present', { names: present.map((one) => one.name).join(t('facts.and')) })}
    </span>
  );
}

const MOST_FACES = 3;

function Holds({ order }: { order: Order }) {
  const { t } = useTranslation();
  const words = useHoldWords();
  const open = order.holds.filter((hold) => hold.lifted_at === null);
  if (open.length === 0) return null;
  return <p className={styles['held']}>{t('orders.held', { reasons: open.map(words).join(t('facts.and')) })}</p>;
}
