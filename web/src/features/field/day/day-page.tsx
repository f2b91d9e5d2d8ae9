import { useTranslation } from 'react-i18next';

import type { Me } from '@/features/people/queries';
import { go } from '@/lib/address';
import { later } from '@/lib/later';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { Button, buttonClass } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { ReadTrouble } from '@/ui/read-trouble';

import { Dock } from '../moves/dock';
import { dockKinds } from '../moves/kinds';
import { useTurnHint } from '../order/use-turn-hint';
import type { Seen } from '../outbox/steps';
import frame from '../page.module.css';
import { ORDERS } from '../paths';
import { Bones } from '../states';
import { DayTimer } from '../time/day-timer';
import { useOwnTime } from '../time/use-own-time';
import type { Stop } from '../types';
import styles from './day-page.module.css';
import { planOf } from './days';
import { NextCard } from './next-card';
import { StopRow } from './stop-row';
import { useDay } from './use-day';

const Asked = later(() => import('../offers/offers').then((part) => part.Asked));
const Pool = later(() => import('../offers/offers').then((part) => part.Pool));

/** 今天: where to now, what comes after, and one button for what comes next. */
export function DayPage({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { day, stops } = useDay();
  const turnHint = useTurnHint();
  const { query: time } = useOwnTime();
  const today = day.data?.on;
  if (!('workorders.visit' in me.rights)) return <NotForYou />;
  const timing = time.isLoading && time.failureCount === 0; // its card stands above all else: it comes with the rest, not under a thumb
  if (day.isPending || timing)
    return (
      <>
        <Head stops={[]} />
        <Bones label={t('field.day.loading')} />
      </>
    );
  if (today === undefined) return <ReadTrouble title={t('field.day.failedTitle')} error={day.error} onRetry={() => void day.refetch()} />;
  const plan = planOf(stops, today);
  const { next } = plan;
  return (
    <div className={frame['page']}>
      <Head stops={stops.filter((stop) => stop.on !== null && stop.on <= today && stop.state !== 'cancelled')} />
      <div className={frame['body']}>
        <DayTimer />
        <Asked />
        {next && <NextCard stop={next} />}
        <Pool />
        {!next && <Nothing />}
        <Rows title={t('field.day.after')} stops={plan.after} />
        {plan.days.map(([on, rows]) => (
          <Rows key={on ?? ''} on={on} stops={rows} />
        ))}
        <Rows title={t('field.day.cancelled')} stops={plan.cancelled} />
        <Rows title={t('field.day.done')} stops={plan.done} />
      </div>
      {next?.mine && <Dock key={next.key} subject={{ order: next.order, visit: next }} kinds={dockKinds(next)} hint={next.unsent ? t('field.order.unsent') : turnHint(next, next.order.key)} />}
    </div>
  );
}

function Head({ stops }: { stops: Seen<Stop>[] }) {
  const { t } = useTranslation();
  const [now, { zone, language }] = [useNow(), useReader()];
  const done = stops.filter((stop) => stop.ended_at !== null).length;
  const date = new Intl.DateTimeFormat(language, { timeZone: zone, month: 'long', day: 'numeric', weekday: 'short' }).format(now);
  const told = stops.length > 0 ? t('field.day.summary', { count: stops.length, done }) : t('field.day.none');
  return (
    <header className={frame['head']}>
      <div className={frame['grow']}>
        <h1>{t('field.day.title')}</h1>
        <p>{`${date} · ${told}`}</p>
      </div>
      {stops.length > 0 && <Ring done={done} count={stops.length} />}
    </header>
  );
}

const RADIUS = 18;
const ROUND = 2 * Math.PI * RADIUS;

function Ring({ done, count }: { done: number; count: number }) {
  const { t } = useTranslation();
  return (
    <div className={styles['ring']} role="img" aria-label={t('field.day.progress', { count, done })}>
      <svg viewBox="0 0 44 44" aria-hidden="true">
        <circle cx="22" cy="22" r={RADIUS} />
        {done > 0 && <circle className={styles['part']} cx="22" cy="22" r={RADIUS} strokeDasharray={`${(ROUND * done) / count} ${ROUND}`} transform="rotate(-90 22 22)" />}
      </svg>
      <b>{`${done}/${count}`}</b>
    </div>
  );
}

function Rows({ title, on, stops }: { title?: string; on?: string | null; stops: Seen<Stop>[] }) {
  const { t } = useTranslation();
  const { language } = useReader();
  if (stops.length === 0) return null;
  const day = on ? new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'long', day: 'numeric', weekday: 'short' }).format(new Date(`${on}T00:00:00Z`)) : t('field.day.undated');
  return (
    <section className={frame['section']}>
      <h2>{title ?? day}</h2>
      <ul>
        {stops.map((stop) => (
          <StopRow key={stop.key} stop={stop} />
        ))}
      </ul>
    </section>
  );
}

function Nothing() {
  const { t } = useTranslation();
  return (
    <Notice title={t('field.day.emptyTitle')} text={t('field.day.empty')}>
      <Button onClick={() => go(ORDERS)}>{t('field.day.toOrders')}</Button>
    </Notice>
  );
}

function NotForYou() {
  const { t } = useTranslation();
  return (
    <Notice title={t('field.day.forbiddenTitle')} text={t('field.day.forbidden')}>
      <a className={buttonClass()} href="/console/">
        {t('field.day.desk')}
      </a>
    </Notice>
  );
}
