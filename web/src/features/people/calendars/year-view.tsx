import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { nameFor, useReader } from '@/lib/reader';

import { DaySheet } from './day-sheet';
import { addDays, daysOfMonth, lookOf, periodsOf, periodsText, weekdayOf, yearTally, type DayLook, type SetDay, type Weekly } from './days';
import type { Calendar, Year } from './queries';
import styles from './year-view.module.css';

type Props = { calendar: Calendar; year: Year; settles: boolean; today: string };

const LOOKS: DayLook[] = ['work', 'rest', 'holiday', 'make_up', 'special'];
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Twelve months on one page. A day is pressed to change it; arrows walk from day to day. */
export function YearView({ calendar, year, settles, today }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  const [at, setAt] = useState(() => (today.startsWith(`${year.year}-`) ? today : `${year.year}-01-01`));
  const weekly = calendar.weekly;
  const set = new Map(year.days.map((day) => [day.on, day]));
  const tally = yearTally(year.year, weekly, set);
  const entry = at.startsWith(`${year.year}-`) ? at : `${year.year}-01-01`;

  function walk(event: KeyboardEvent<HTMLDivElement>): void {
    const step = STEPS[event.key];
    const on = (event.target as HTMLElement).dataset['on'];
    if (step === undefined || on === undefined) return;
    event.preventDefault();
    const next = addDays(on, step);
    event.currentTarget.querySelector<HTMLElement>(`[data-on="${next}"]`)?.focus();
  }

  return (
    <>
      <ul className={styles['legend']}>
        {LOOKS.filter((look) => look !== 'special' || tally.special > 0).map((look) => (
          <li key={look}>
            <i className={`${styles['mark']} ${styles[look]}`} aria-hidden="true" />
            {t(`calendar.look.${look}`)} <b>{t('calendar.days', { count: tally[look] })}</b>
          </li>
        ))}
      </ul>
      <div className={styles['months']} onKeyDown={walk} onFocus={({ target }) => target.dataset['on'] && setAt(target.dataset['on'])}>
        {Array.from({ length: 12 }, (_, index) => (
          <Month key={index} year={year.year} month={index + 1} weekly={weekly} set={set} entry={entry} today={today} settles={settles} onOpen={setOpen} />
        ))}
      </div>
      {open && <DaySheet calendar={calendar} year={year} on={open} set={set.get(open)} onClose={() => setOpen(undefined)} />}
    </>
  );
}

type MonthProps = { year: number; month: number; weekly: Weekly; set: Map<string, SetDay>; entry: string; today: string; settles: boolean; onOpen: (on: string) => void };

function Month({ year, month, weekly, set, entry, today, settles, onOpen }: MonthProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const days = daysOfMonth(year, month);
  const name = new Intl.DateTimeFormat(reader.language, { month: 'long', timeZone: 'UTC' }).format(new Date(`${days[0]}T00:00:00Z`));
  const date = new Intl.DateTimeFormat(reader.language, { month: 'long', day: 'numeric', weekday: 'long', timeZone: 'UTC' });
  return (
    <section className={styles['month']} aria-label={name}>
      <h3>{name}</h3>
      <div className={styles['grid']}>
        {([0, 1, 2, 3, 4, 5, 6] as const).map((weekday) => (
          <span key={weekday} className={styles['weekday']} aria-hidden="true">
            {t(`calendar.letter.${weekday}`)}
          </span>
        ))}
        {days.map((on, at) => {
          const day = set.get(on);
          const look = lookOf(on, weekly, day);
          const periods = periodsOf(on, weekly, day);
          const name = day === undefined ? '' : nameFor(reader.language, day);
          const said = [date.format(new Date(`${on}T00:00:00Z`)), name === '' ? t(`calendar.look.${look}`) : name, periodsText(periods)].filter(Boolean).join(' · ');
          return (
            <button
              key={on}
              type="button"
              data-on={on}
              data-mark={look === 'holiday' || look === 'make_up' || look === 'special' ? t(`calendar.short.${look}`) : undefined}
              className={`${styles['day']} ${styles[look]} ${on === today ? styles['today'] : ''}`.trim()}
              style={at === 0 ? { gridColumnStart: weekdayOf(on) + 1 } : undefined}
              tabIndex={on === entry ? 0 : -1}
              title={said}
              aria-label={said}
              aria-disabled={!settles || undefined}
              aria-current={on === today ? 'date' : undefined}
              onClick={() => settles && onOpen(on)}
            >
              {at + 1}
            </button>
          );
        })}
      </div>
    </section>
  );
}
