import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';

import { addDays, mondayOf } from '@/features/people/calendars/days';
import { Page } from '@/features/people/parts/page';
import { Bones, Read } from '@/features/people/parts/read';
import { personPath } from '@/features/people/paths';
import { meQuery } from '@/features/people/queries';
import { today } from '@/lib/day';
import { useNow } from '@/lib/now';
import { InZone, useReader } from '@/lib/reader';
import { useZoneName } from '@/lib/zones';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';

import { orderPath } from '../paths';
import { personTimeQuery, type TimePages } from './queries';
import { totalOf } from './reckon';
import { SpanLine } from './span-line';
import { CorrectSheet, StrikeSheet } from './time-sheets';
import { WORKS, type DaySpan, type Minutes, type PersonTime } from './types';
import { useTimeWords } from './use-time-words';
import styles from './week-page.module.css';

const DAYS = 7;

/** A person's week: sums by day, and below each day what they are made of. Without a key in the address, one's own. */
export function WeekPage() {
  const { t } = useTranslation();
  const key = useParams()['key'] ?? '';
  const me = useQuery(meQuery).data;
  const reader = useReader();
  const [address, setAddress] = useSearchParams();
  const present = today(useNow(), reader.zone);
  const monday = mondayOf(dayNamed(address.get('week')) ?? present);
  const own = key === '' || key === me?.key;
  const week = useInfiniteQuery(personTimeQuery(own ? '' : key, monday, addDays(monday, DAYS - 1)));
  const name = week.data?.pages[0]?.person.name;
  const go = (days: number): void => setAddress(days === 0 ? {} : { week: addDays(monday, days) }, { replace: true });
  const tools = (
    <>
      <Button square look="quiet" aria-label={t('spent.weekBefore')} title={t('spent.weekBefore')} onClick={() => go(-DAYS)}>
        <Icon name="left" />
      </Button>
      <Button look="quiet" onClick={() => go(0)}>
        {monday === mondayOf(present) ? t('spent.thisWeek') : t('spent.week', { from: monday, until: addDays(monday, DAYS - 1) })}
      </Button>
      <Button square look="quiet" aria-label={t('spent.weekAfter')} title={t('spent.weekAfter')} disabled={monday >= mondayOf(present)} onClick={() => go(DAYS)}>
        <Icon name="right" />
      </Button>
    </>
  );
  const back = !own && (
    <Link className={styles['back']} to={personPath(key)} aria-label={t('spent.back')}>
      <Icon name="left" />
    </Link>
  );
  return (
    <Page title={own ? t('spent.mine') : name ? t('spent.of', { name }) : t('spent.title')} before={back} tools={tools}>
      <Read query={week} bones={<Bones rows={DAYS} />}>
        {(data) => <Week data={data} present={present} more={week.hasNextPage ? () => void week.fetchNextPage() : undefined} />}
      </Read>
    </Page>
  );
}

function Week({ data, present, more }: { data: TimePages; present: string; more: (() => void) | undefined }) {
  const { t } = useTranslation();
  const reader = useReader();
  const called = useZoneName();
  const words = useTimeWords();
  const [first] = data.pages;
  const rows = useMemo(() => byDay(data.pages), [data]);
  const [open, setOpen] = useState<{ deed: 'correct' | 'strike'; span: DaySpan }>();
  if (first === undefined) return null;
  const total = totalOf(first.sums);
  return (
    <InZone zone={first.zone}>
      {first.zone !== reader.zone && <p className={styles['lead']}>{t('spent.zone', { zone: called(first.zone) })}</p>}
      <table className={styles['week']}>
        <thead>
          <tr>
            <th scope="col">{t('spent.day')}</th>
            {WORKS.map((kind) => (
              <th key={kind} scope="col" className={styles['number']}>
                {words.kind(kind)}
              </th>
            ))}
            <th scope="col" className={styles['number']}>
              {t('spent.total')}
            </th>
          </tr>
        </thead>
        {first.days.map((day) => (
          <tbody key={day.on}>
            <tr className={day.on === present ? styles['today'] : styles['day']}>
              <th scope="row">
                <DayName on={day.on} />
              </th>
              <Figures of={day.minutes} />
            </tr>
            {(rows.get(day.on) ?? []).length > 0 && (
              <tr>
                <td colSpan={WORKS.length + 2} className={styles['spans']}>
                  <ul>
                    {(rows.get(day.on) ?? []).map((span) => (
                      <SpanLine key={span.key} span={span} undated of={<Of span={span} />} onDeed={(deed) => setOpen({ deed, span })} />
                    ))}
                  </ul>
                </td>
              </tr>
            )}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row">{t('spent.total')}</th>
            <Figures of={first.sums} />
          </tr>
        </tfoot>
      </table>
      {total === 0 && <p className={styles['lead']}>{t('spent.emptyWeek')}</p>}
      {more && <Button onClick={more}>{t('spent.loadMore')}</Button>}
      {open?.deed === 'correct' && <CorrectSheet span={open.span} order={open.span.order.key ?? undefined} onClose={() => setOpen(undefined)} />}
      {open?.deed === 'strike' && <StrikeSheet span={open.span} order={open.span.order.key ?? undefined} onClose={() => setOpen(undefined)} />}
    </InZone>
  );
}

/** A day an address names; one may have been typed by hand. */
const dayNamed = (on: string | null): string | undefined => (on !== null && /^\d{4}-\d\d-\d\d$/.test(on) && !Number.isNaN(Date.parse(on)) ? on : undefined);

function DayName({ on }: { on: string }) {
  const { language } = useReader();
  const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', month: 'short', day: 'numeric', weekday: 'short' });
  return <>{format.format(new Date(`${on}T00:00:00Z`))}</>;
}

function Figures({ of }: { of: Minutes }) {
  const words = useTimeWords();
  const figure = (minutes: number): string => (minutes === 0 ? '–' : words.length(minutes));
  return (
    <>
      {WORKS.map((kind) => (
        <td key={kind} className={styles['number']} data-none={of[kind] === 0 || undefined}>
          {figure(of[kind])}
        </td>
      ))}
      <td className={`${styles['number']} ${styles['total']}`} data-none={totalOf(of) === 0 || undefined}>
        {figure(totalOf(of))}
      </td>
    </>
  );
}

/** The order a span is of, and the way there. */
function Of({ span }: { span: DaySpan }) {
  const { t } = useTranslation();
  const number = t('orders.number', { number: span.order.number });
  if (span.order.key === null)
    return (
      <span className={styles['of']} title={t('spent.hidden')}>
        {number}
      </span>
    );
  return (
    <Link className={styles['of']} to={orderPath(span.order.key, '')} dir="auto">
      {`${number} ${span.order.title}`}
    </Link>
  );
}

function byDay(pages: PersonTime[]): Map<string, DaySpan[]> {
  const days = new Map<string, DaySpan[]>();
  const first = pages[0]?.since ?? '';
  for (const span of pages.flatMap((page) => page.rows)) {
    const on = span.on < first ? first : span.on; // a night shift that began before the week stands on its first day
    days.set(on, [...(days.get(on) ?? []), span]);
  }
  return days;
}
