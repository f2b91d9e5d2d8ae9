import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { Link } from '@/lib/address';
import { nameFor, useReader } from '@/lib/reader';
import { Pairs } from '@/ui/card';
import { Avatar } from '@/ui/avatar';
import { buttonClass } from '@/ui/button';
import { CardBones, ColumnPage, Section, Unread } from '@/ui/column';
import { FileStrip } from '@/ui/files/strip';

import { answerOf } from './answer';
import { CheckedLists } from './checked';
import { Conversation } from './conversation';
import { OrderWish } from './order-wish';
import styles from './order.module.css';
import { checkedQuery, fileAddress, orderQuery, type Order } from './queries';
import { TakeBack } from './take-back';
import { useAnswer, useMaster } from './use-answer';
import { Verdict } from './verdict';
import { Way } from './way';
import { useWhen } from './when';

type Props = { orderKey: string; person: string; phone: string; rating: ReactNode; appointment: ReactNode };

/** How it goes with one order: the answer first, then the way, then what was said. */
export function OrderPage({ orderKey, ...rest }: Props) {
  const { t } = useTranslation();
  const order = useQuery(orderQuery(orderKey));
  const back = { to: '/orders', words: t('portal.orders') };
  if (order.error instanceof Problem && (order.error.hidden || order.error.status === 422)) {
    return (
      <ColumnPage title={t('portal.order.notFoundTitle')} lead={t('portal.order.notFound')}>
        <p className={styles['step']}>
          <Link to="/orders" className={buttonClass({ look: 'primary' })}>
            {t('portal.order.toList')}
          </Link>
        </p>
      </ColumnPage>
    );
  }
  if (order.data === undefined) {
    return (
      <ColumnPage title={t('portal.way.title')} back={back}>
        {order.isError ? <Unread error={order.error} onAgain={() => void order.refetch()} /> : <CardBones many={5} />}
      </ColumnPage>
    );
  }
  return <Known order={order.data} unread={order.isError ? <Unread error={order.error} onAgain={() => void order.refetch()} /> : null} {...rest} />;
}

function Known({ order, person, phone, rating, appointment, unread }: Omit<Props, 'orderKey'> & { order: Order; unread: ReactNode }) {
  const { t } = useTranslation();
  const answer = useAnswer(order);
  const over = [order.asset, t('portal.number', { number: order.number })].filter(Boolean).join(' · ');
  return (
    <ColumnPage title={answer} over={over} lead={order.title} back={{ to: '/orders', words: t('portal.orders') }}>
      {unread}
      <Promised order={order} phone={phone} />
      <Cancelled order={order} />
      <Engineer order={order} />
      <Again order={order} />
      {appointment}
      {order.solution && (
        <div className={styles['solution']}>
          <b>{t('portal.order.solution')}</b>
          <p className={styles['plain']}>{order.solution}</p>
        </div>
      )}
      {order.state === 'resolved' && <Verdict order={order} person={person} />}
      {rating}
      <Section title={t('portal.way.title')}>
        <Way order={order} />
      </Section>
      <CheckedLists order={order} />
      <Conversation order={order} person={person} />
      <Details order={order} />
      <div className={styles['last']}>
        {order.state === 'closed' && <Verdict order={order} person={person} />}
        <TakeBack order={order} person={person} />
      </div>
    </ColumnPage>
  );
}

function Promised({ order, phone }: { order: Order; phone: string }) {
  const { t } = useTranslation();
  const when = useWhen();
  if (order.promise === null) return null;
  const { what, by_at } = order.promise;
  const time = when.moment(by_at);
  if (!when.over(by_at) && answerOf(order).words === 'reportedBy') return null; // the headline says it
  if (!when.over(by_at) && what === 'arrival' && order.visit?.from_at && order.visit.from_at <= by_at) return null; // agreed is sooner, and said below
  if (!when.over(by_at)) return <p className={styles['promise']}>{t(`portal.promise.${what}`, { time })}</p>;
  const late = { response: 'lateResponse', arrival: 'lateArrival', resolution: 'lateResolution' } as const;
  return (
    <p className={styles['late']}>
      {t(`portal.promise.${late[what]}`, { time })}
      {phone && ` ${t('portal.promise.lateCall', { phone })}`}
    </p>
  );
}

function Cancelled({ order }: { order: Order }) {
  const { t } = useTranslation();
  if (order.merged_into !== null) return <p className={styles['promise']}>{t('portal.order.mergedInto', { number: order.merged_into })}</p>;
  return order.cancel_reason ? <p className={styles['promise']}>{t('portal.order.cancelledWhy', { reason: order.cancel_reason })}</p> : null;
}

const LEVELS = ['', 'level1', 'level2', 'level3'] as const;

function Engineer({ order: { visit } }: { order: Order }) {
  const { t } = useTranslation();
  const when = useWhen();
  const master = useMaster();
  if (!visit?.engineer) return null;
  const level = LEVELS[visit.level ?? 0];
  const window = visit.from_at && visit.state !== 'on_site' ? t('portal.order.window', { window: when.span(visit.from_at, visit.until_at) }) : '';
  return (
    <div className={styles['engineer']}>
      <span className={styles['face']}>
        <Avatar name={visit.engineer} />
      </span>
      <span>
        <b>{master(visit.engineer)}</b>
        <span className={styles['quiet']}>{[level && t(`portal.order.${level}`), window].filter(Boolean).join(' · ')}</span>
      </span>
    </div>
  );
}

/** That another visit follows, and when, as far as that is settled. */
function Again({ order }: { order: Order }) {
  const { t } = useTranslation();
  const when = useWhen();
  return order.following.map((later, n) => (
    <p key={later.from_at ?? n} className={styles['promise']}>
      {later.from_at ? t('portal.order.again', { window: when.span(later.from_at, later.until_at) }) : t('portal.order.againOpen')}
    </p>
  ));
}

/** What was asked besides, and what we found out that the customer may know. */
function Answered({ answers }: { answers: Order['answers'] }) {
  const { language } = useReader();
  if (answers.length === 0) return null;
  return <Pairs of={answers.map((one) => [nameFor(language, one), language === 'en' ? one.value_en : one.value_zh])} />;
}

function Details({ order }: { order: Order }) {
  const { t } = useTranslation();
  const when = useWhen();
  const shown = useQuery(checkedQuery(order.key)).data?.rows ?? []; // what belongs to a list stands there
  const elsewhere = new Set(shown.flatMap((list) => list.items.flatMap((item) => item.files)));
  return (
    <Section title={t('portal.order.details')}>
      <div className={styles['details']}>
        {order.description !== order.title && <b>{order.title}</b>}
        {order.description && <p className={styles['plain']}>{order.description}</p>}
        <Answered answers={order.answers} />
        <OrderWish wish={order.wish} />
        <FileStrip files={order.files.filter((file) => !elsewhere.has(file.key))} address={fileAddress(order.key)} />
        <p className={styles['quiet']}>
          {[t('portal.order.reportedAt', { time: when.moment(order.reported_at) }), order.reporter && t('portal.list.reporter', { name: order.reporter })].filter(Boolean).join(' · ')}
        </p>
        {order.asset_key && (
          <Link to={`/assets/${order.asset_key}`} className={styles['link']}>
            {t('portal.order.thing')}
          </Link>
        )}
      </div>
    </Section>
  );
}
