import { useQuery } from '@tanstack/react-query';
import { Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '@/api/problem';
import { meQuery } from '@/features/people/queries';
import { OrderStateTag } from '@/features/workorders/order-state';
import { VisitTag } from '@/features/workorders/state-tag';
import { later } from '@/lib/later';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { clockTime, duration, MINUTE } from '@/lib/time';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { ReadTrouble } from '@/ui/read-trouble';
import { Tag } from '@/ui/tag';

import { calledOf } from '../called';
import { ListsCard } from '../checklists/lists-card';
import { useMissing } from '../checklists/use-lists';
import { isOver } from '../day/days';
import { Call, mapAddress } from '../day/trip';
import { Brief } from '../day/brief';
import { useWindow } from '../day/window';
import { Dock } from '../moves/dock';
import { dockKinds, orderKinds } from '../moves/kinds';
import { NoteSheet } from '../moves/reason-sheets';
import type { Subject } from '../moves/subject';
import { underWay, withSteps, type Seen } from '../outbox/steps';
import { useStanding } from '../outbox/use-outbox';
import { OwnCard } from '../own/own-card';
import frame from '../page.module.css';
import { dayQuery, orderQuery } from '../queries';
import { RemindSheet, useRemindersAhead } from '../reminders/ahead';
import { Bones } from '../states';
import tile from '../tile.module.css';
import { OrderTimer } from '../time/order-timer';
import { Top } from '../top';
import type { Order, Visit } from '../types';
import { useTurnHint } from './use-turn-hint';
import { Clocks } from './clocks';
import styles from './order-page.module.css';
import { Story } from './story';
import { AssetCard, EarlierCard, SiteCard, VisitsCard } from './things';

const TurnNote = later(() => import('./turn-note').then((part) => part.TurnNote));
const WhyNotMe = later(() => import('./why-not-me').then((part) => part.WhyNotMe));

/** One order in the hand: where it stands, whom to call, what happened, and one button for what comes next. */
export function OrderPage({ orderKey }: { orderKey: string }) {
  const { t } = useTranslation();
  const order = useQuery(orderQuery(orderKey));
  const day = useQuery(dayQuery);
  const standing = useStanding();
  const flow = day.data?.flow;
  const visits = useMemo(() => (order.data?.visits ?? []).map((visit) => withSteps(visit, flow ?? {}, standing)), [order.data, flow, standing]);
  if (order.isPending)
    return (
      <>
        <Top title="" />
        <Bones label={t('field.order.loading')} />
      </>
    );
  if (order.data === undefined) {
    const hidden = order.error instanceof Problem && order.error.hidden;
    return (
      <>
        <Top title="" />
        {hidden ? <Notice title={t('field.order.missingTitle')} text={t('field.order.missing')} /> : <ReadTrouble title={t('field.order.failedTitle')} error={order.error} onRetry={() => void order.refetch()} />}
      </>
    );
  }
  return <Loaded order={order.data} visits={visits} busy={underWay(standing, order.data)} />;
}

function Loaded({ order, visits, busy }: { order: Order; visits: Seen<Visit>[]; busy: boolean }) {
  const { t } = useTranslation();
  const { visit, kinds, hint } = useDock(order, visits, busy);
  const subject: Subject = { order, ...(visit ? { visit } : {}) };
  const names = [order.customer?.name, order.asset?.name].filter(Boolean).join(' · ');
  const sub = [t('orders.number', { number: order.number }), visit && t('field.day.visit', { n: visit.number })].filter(Boolean).join(' · ');
  const me = useQuery(meQuery).data?.key;
  const ofOthers = me !== undefined && order.owner?.key !== me && !visits.some((one) => one.mine && !isOver(one));
  const held = order.holds.filter((hold) => hold.lifted_at === null && hold.checklist === null); // a list says itself what it lacks
  return (
    <div className={frame['page']}>
      <Top title={names || order.title} sub={sub} priority={order.priority} />
      <div className={frame['body']}>
        <Stands order={order} visit={visit} />
        {visit?.turn && !isOver(visit) && (
          <TurnNote turn={visit.turn} order={order.key} />
        )}
        <h2 className={styles['title']} dir="auto">
          {order.title}
        </h2>
        {held.length > 0 && <p className={styles['held']}>{t('field.order.held', { reasons: held.map((hold) => hold.reason).join(t('facts.and')) })}</p>}
        <Tiles order={order} visit={visit} subject={subject} />
        <OrderTimer order={order} />
        <ListsCard order={order.key} visit={visit?.key} />
        <Brief whom={order.contact} wish={order.wish} place={order.site} thing={order.asset} last={order.last_job} />
        {order.description && (
          <section className={styles['card']}>
            <h3>{t('field.card.report')}</h3>
            <p className={styles['words']} dir="auto">
              {order.description}
            </p>
          </section>
        )}
        <OwnCard order={order} />
        {order.site && <SiteCard place={order.site} />}
        {order.asset && <AssetCard thing={order.asset} />}
        <Clocks clocks={order.clocks} />
        {visits.length > 1 && <VisitsCard visits={visits} />}
        {order.earlier.length > 0 && <EarlierCard orders={order.earlier} ofAsset={order.asset !== null} />}
        <Story order={order} />
        {ofOthers && (
          <WhyNotMe order={order.key} />
        )}
      </div>
      <Dock key={visit?.key ?? order.key} subject={subject} kinds={kinds} hint={hint} />
    </div>
  );
}

/** What can be done now: with the visit that is the reader's and ahead, else with the order itself. */
function useDock(order: Order, visits: Seen<Visit>[], busy: boolean) {
  const { t } = useTranslation();
  const ahead = visits.filter((one) => !isOver(one));
  const visit = ahead.find((one) => one.mine) ?? ahead[0] ?? visits.at(-1);
  const open = visit !== undefined && !isOver(visit);
  const unsent = (visit?.unsent ?? false) || busy;
  const ofOrder = busy ? (['order.note'] as const) : orderKinds(order);
  const kinds = open && visit.mine ? dockKinds(visit) : [...ofOrder];
  const missing = useMissing(order.key, open && visit.mine ? visit.key : undefined).names.length;
  const left = missing > 0 && (kinds[0] === 'visit.complete' || kinds[0] === 'order.resolve') ? t('checks.missingOn', { count: missing }) : undefined;
  const turn = useTurnHint()(visit, order.key);
  const hint = unsent ? t('field.order.unsent') : turn ??
    ( open && !visit.mine && visit.engineer ? t('field.order.notMine', { name: visit.engineer.name }) : left);
  return { visit, kinds, hint };
}

/** Where it stands, since when, and on site for how long. */
function Stands({ order, visit }: { order: Order; visit: Seen<Visit> | undefined }) {
  const { t } = useTranslation();
  const [now, reader] = [useNow(), useReader()];
  const windowOf = useWindow();
  if (visit === undefined || isOver(visit))
    return (
      <div className={styles['stands']}>
        <OrderStateTag order={order} />
        {visit && <VisitTag visit={visit} />}
      </div>
    );
  const time = (at: string): string => clockTime(new Date(at), reader);
  const since = visit.arrived_at ? t('field.order.since', { time: time(visit.arrived_at) }) : visit.departed_at ? t('field.order.left', { time: time(visit.departed_at) }) : windowOf(visit, true);
  const planned = visit.starts_at && visit.ends_at ? new Date(visit.ends_at).getTime() - new Date(visit.starts_at).getTime() : 0;
  return (
    <div className={styles['stands']}>
      {visit.state === 'planned' && visit.mine ? <Tag tone="us">{t('field.day.offered')}</Tag> : <VisitTag visit={visit} />}
      <span>{since}</span>
      <span className={frame['grow']} />
      {visit.arrived_at && <b>{t('field.order.minutes', { m: Math.max(0, Math.floor((now.getTime() - new Date(visit.arrived_at).getTime()) / MINUTE)) })}</b>}
      {planned > 0 && <small>{t('field.order.expected', { time: duration(planned, reader.say) })}</small>}
    </div>
  );
}

function Tiles({ order, visit, subject }: { order: Order; visit: Seen<Visit> | undefined; subject: Subject }) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const [reminding, setReminding] = useState(false);
  useRemindersAhead();
  const called = calledOf(order);
  return (
    <div className={styles['tiles']}>
      {called && visit && <Call visit={visit} whom={called} look="tile" />}
      {order.site && (
        <a className={tile['tile']} href={mapAddress(order.site)}>
          <Icon name="nav" size={20} />
          {t('field.card.navigate')}
        </a>
      )}
      <button type="button" className={tile['tile']} onClick={() => setWriting(true)}>
        <Icon name="note" size={20} />
        {t('field.card.note')}
      </button>
      <button type="button" className={tile['tile']} onClick={() => document.getElementById('story')?.scrollIntoView({ behavior: 'smooth' })}>
        <Icon name="history" size={20} />
        {t('field.card.history')}
      </button>
      <button type="button" className={tile['tile']} onClick={() => setReminding(true)}>
        <Icon name="bell" size={20} />
        {t('remind.me')}
      </button>
      {reminding && (
        <Suspense>
          <RemindSheet about={{ key: order.key, title: `${t('orders.number', { number: order.number })} ${order.title}` }} onClose={() => setReminding(false)} />
        </Suspense>
      )}
      {writing && <NoteSheet subject={subject} onClose={() => setWriting(false)} />}
    </div>
  );
}
