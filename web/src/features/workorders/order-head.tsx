import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useNow } from '@/lib/now';
import { nameFor, useReader } from '@/lib/reader';
import { ago, exact, moment } from '@/lib/time';
import { Avatar } from '@/ui/avatar';
import { Button, buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Priority } from '@/ui/priority';

import { MoveButtons } from './move-buttons';
import styles from './order-head.module.css';
import { queuePath } from './paths';
import { StateTag } from './state-tag';
import type { Order, Present } from './types';
import type { Moves } from './use-moves';
import { useQueueSpot } from './use-queue';
import { channelWord, isWait } from './words';

/** Where the order stands in the queue it was opened from (−1: not in what has been read of it), and its neighbours. */
export type Place = { at: number; previous: (() => void) | undefined; next: (() => void) | undefined };

type Props = { order: Order; moves: Moves; place: Place; present: Present[]; children: ReactNode };

export function OrderHead({ order, moves, place, present, children }: Props) {
  return (
    <header className={styles['head']}>
      <Origin order={order} place={place} />
      <div className={styles['title']}>
        <h1 id="order-title">{order.title}</h1>
        <MoveButtons moves={moves} />
      </div>
      <Standing order={order} present={present} />
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

function Standing({ order, present }: { order: Order; present: Present[] }) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const why = isWait(order.wait_reason) ? t(`orders.wait.${order.wait_reason}`) : '';
  const wakes = order.wake_at && t('orders.waitingUntil', { why, time: moment(new Date(order.wake_at), now, reader) });
  return (
    <div className={styles['facts']}>
      <Priority level={order.priority} label={t('orders.priorityLabel', { p: order.priority })} />
      <StateTag state={order.state} />
      <span className={styles['person']}>
        <Avatar name={order.owner?.name ?? null} small />
        {order.owner ? t('orders.owns', { name: order.owner.name }) : t('orders.noOwner')}
      </span>
      {order.team && <span className={styles['soft']}>{nameFor(reader.language, order.team)}</span>}
      {order.state === 'waiting' && <span>{wakes ?? why}</span>}
      {order.reopen_count > 0 && <span className={styles['warn']}>{t('orders.reopened', { count: order.reopen_count })}</span>}
      {present.length > 0 && <Others present={present} />}
    </div>
  );
}

/** Who else has the order open, and who of them is writing. */
function Others({ present }: { present: Present[] }) {
  const { t } = useTranslation();
  const writing = present.filter((one) => one.writing);
  const names = (people: Present[]): string => people.map((one) => one.name).join(t('facts.and'));
  return (
    <span className={styles['present']} role="status">
      <Icon name="eye" size={14} />
      {writing.length > 0 ? t('orders.writing', { names: names(writing) }) : t('orders.present', { names: names(present) })}
    </span>
  );
}

function Holds({ order }: { order: Order }) {
  const { t } = useTranslation();
  const open = order.holds.filter((hold) => hold.lifted_at === null);
  if (open.length === 0) return null;
  return <p className={styles['held']}>{t('orders.held', { reasons: open.map((hold) => hold.reason).join(t('facts.and')) })}</p>;
}
