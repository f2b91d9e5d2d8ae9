import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { today } from '@/lib/day';
import { useNarrowing } from '@/lib/narrowing';
import { useNow } from '@/lib/now';
import { nameFor, useReader } from '@/lib/reader';
import { useZoneName } from '@/lib/zones';
import { Button } from '@/ui/button';
import { Card, Facts } from '@/ui/card';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';

import { AddButton } from '../parts/add-button';
import { useNamed } from '../parts/inputs';
import { Page } from '../parts/page';
import { Bones, Read } from '../parts/read';
import { useSettles } from '../settings/use-settles';
import { CalendarSheet } from './calendar-sheet';
import styles from './calendars-page.module.css';
import { periodsText } from './days';
import { calendarsQuery, yearQuery, type Calendar } from './queries';
import { TrustLine } from './trust-line';
import { YearView } from './year-view';

/** Working calendars, each with its year: which days are worked, which are not, and how far that can be trusted. */
export function CalendarsPage() {
  const { t } = useTranslation();
  const { of, put } = useNarrowing();
  const [adding, setAdding] = useState(false);
  const settles = useSettles();
  const named = useNamed();
  const calendars = useQuery(calendarsQuery);
  return (
    <Page title={t('settings.parts.calendars')} lead={t('calendar.lead')} tools={settles && <AddButton word={t('calendar.add')} onAdd={() => setAdding(true)} />}>
      <Read query={calendars}>
        {({ rows }) => {
          const chosen = rows.find((one) => one.code === of('calendar')) ?? rows[0];
          if (chosen === undefined) return <Notice title={t('settings.noneYet')} text={t('calendar.empty')} />;
          return (
            <>
              <Select className={styles['choice'] ?? ''} aria-label={t('calendar.one')} options={named(rows, 'code')} value={chosen.code} onChange={(code: string) => put({ calendar: code })} />
              <Week key={chosen.key} calendar={chosen} settles={settles} />
              <Year calendar={chosen} settles={settles} asked={Number(of('year'))} onYear={(year) => put({ year: String(year) })} />
            </>
          );
        }}
      </Read>
      {adding && <CalendarSheet onDone={(code) => put({ calendar: code })} onClose={() => setAdding(false)} />}
    </Page>
  );
}

function Week({ calendar, settles }: { calendar: Calendar; settles: boolean }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const [editing, setEditing] = useState(false);
  const called = useZoneName();
  const weekly = calendar.weekly;
  const region = new Intl.DisplayNames([language], { type: 'region' }).of(calendar.region) ?? calendar.region;
  return (
    <Card
      icon="clock"
      title={nameFor(language, calendar)}
      actions={
        settles && (
          <Button size="small" look="quiet" onClick={() => setEditing(true)}>
            {t('calendar.edit')}
          </Button>
        )
      }
    >
      <div className={styles['week']}>
        {[0, 1, 2, 3, 4, 5, 6].map((day) => (
          <span key={day} className={weekly[day]?.length ? styles['worked'] : styles['free']}>
            <b>{t(`calendar.weekday.${day as 0 | 1 | 2 | 3 | 4 | 5 | 6}`)}</b>
            {weekly[day]?.length ? weekly[day].map((period) => <span key={period[0]}>{periodsText([period])}</span>) : <span>{t('calendar.off')}</span>}
          </span>
        ))}
      </div>
      <Facts rows={[[t('calendar.region'), region], [t('calendar.zone'), called(calendar.zone)]]} />
      {editing && <CalendarSheet calendar={calendar} onClose={() => setEditing(false)} />}
    </Card>
  );
}

function Year({ calendar, settles, asked, onYear }: { calendar: Calendar; settles: boolean; asked: number; onYear: (year: number) => void }) {
  const { t } = useTranslation();
  const now = useNow();
  const present = Number(today(now, calendar.zone).slice(0, 4));
  const shown = asked >= 1970 && asked <= 2200 ? asked : present;
  const year = useQuery(yearQuery(calendar.key, shown));
  return (
    <section className={styles['year']} aria-label={t('calendar.year', { year: shown })}>
      <header className={styles['yearHead']}>
        <Button square look="quiet" aria-label={t('calendar.yearBefore')} onClick={() => onYear(shown - 1)}>
          <Icon name="left" />
        </Button>
        <h2>{t('calendar.year', { year: shown })}</h2>
        <Button square look="quiet" aria-label={t('calendar.yearAfter')} onClick={() => onYear(shown + 1)}>
          <Icon name="right" />
        </Button>
      </header>
      <Read query={year} bones={<Bones rows={10} />}>
        {(data) => (
          <>
            <TrustLine calendar={calendar} year={data} settles={settles} />
            <YearView calendar={calendar} year={data} settles={settles} today={today(now, calendar.zone)} />
          </>
        )}
      </Read>
    </section>
  );
}
