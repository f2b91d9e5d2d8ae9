import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { addDays, mondayOf } from '@/features/people/calendars/days';
import { dayIn } from '@/features/people/duty/spans';
import { sumsOf, totalOf } from '@/features/workorders/time/reckon';
import { useTimeWords } from '@/features/workorders/time/use-time-words';
import { today } from '@/lib/day';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { ReadTrouble } from '@/ui/read-trouble';

import frame from '../page.module.css';
import { Bones } from '../states';
import { Top } from '../top';
import type { Seen } from './line';
import { daysFrom } from './local';
import { SpansList } from './spans-list';
import styles from './time-page.module.css';
import { useOwnTime } from './use-own-time';

/** 我的工时: a week of one's own time by day, newest first, with the way to put each span right. */
export function TimePage() {
  const { t } = useTranslation();
  const [now, { zone }] = [useNow(), useReader()];
  const words = useTimeWords();
  const present = mondayOf(today(now, zone));
  const [monday, setMonday] = useState(present);
  const { query, line } = useOwnTime(monday, addDays(monday, 6));
  const sunday = addDays(monday, 6);
  const days = query.data === undefined ? [] : Array.from({ length: 7 }, (_, n) => dayOf(line, addDays(monday, n), zone, now)).filter(({ spans, total }) => spans.length > 0 || total > 0);
  return (
    <div className={frame['page']}>
      <Top title={t('spent.mine')} />
      <div className={frame['body']}>
        <div className={styles['week']}>
          <Button square aria-label={t('spent.weekBefore')} onClick={() => setMonday(addDays(monday, -7))}>
            <Icon name="left" size={20} />
          </Button>
          <span>{monday === present ? t('spent.thisWeek') : t('spent.week', { from: monday.slice(5), until: sunday.slice(5) })}</span>
          <Button square aria-label={t('spent.weekAfter')} disabled={monday >= present} onClick={() => setMonday(addDays(monday, 7))}>
            <Icon name="right" size={20} />
          </Button>
        </div>
        {query.isPending && <Bones label={t('spent.loading')} />}
        {query.data === undefined && query.isError && <ReadTrouble title={t('spent.failed')} error={query.error} onRetry={() => void query.refetch()} />}
        {query.data !== undefined && days.length === 0 && <Notice title={t('spent.emptyDay')} text={t('spent.emptyWeek')} />}
        {days.length > 0 && <p className={styles['sums']}>{words.sums(sumsOf(line, now, daysFrom(monday, sunday, zone)))}</p>}
        {days.toReversed().map((day) => (
          <Day key={day.on} {...day} />
        ))}
      </div>
    </div>
  );
}

type OneDay = { on: string; spans: Seen[]; total: number };

/** A day: what began on it, and how much of all lies within it. */
const dayOf = (line: Seen[], on: string, zone: string, now: Date): OneDay => ({
  on,
  spans: line.filter((span) => dayIn(zone, new Date(span.begins_at)) === on),
  total: totalOf(sumsOf(line, now, daysFrom(on, on, zone))),
});

function Day({ on, spans, total }: OneDay) {
  const { language } = useReader();
  const words = useTimeWords();
  const day = new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'long', day: 'numeric', weekday: 'short' }).format(new Date(`${on}T00:00:00Z`));
  return (
    <section className={styles['day']}>
      <h2>
        <span>{day}</span>
        <b>{words.length(total)}</b>
      </h2>
      <SpansList spans={spans} ofOrders undated />
    </section>
  );
}
