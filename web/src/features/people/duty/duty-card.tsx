import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { today } from '@/lib/day';
import { useNow } from '@/lib/now';
import { useReader } from '@/lib/reader';
import { useZoneName } from '@/lib/zones';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Icon } from '@/ui/icon';

import { addDays, mondayOf } from '../calendars/days';
import { calendarsQuery } from '../calendars/queries';
import { Read } from '../parts/read';
import { engineerQuery, type Person } from '../staff/queries';
import styles from './duty-card.module.css';
import { DutyList } from './duty-list';
import { DutySheet } from './duty-sheet';
import { dutyQuery } from './queries';
import { instantIn } from './spans';
import { WeekStrip } from './week-strip';

/** When somebody works: the calendar's hours of a week, with duties and leave on it. */
export function DutyCard({ person }: { person: Person }) {
  const { t } = useTranslation();
  const reader = useReader();
  const called = useZoneName();
  const engineer = useQuery(engineerQuery(person.key));
  const calendars = useQuery(calendarsQuery);
  const calendar = calendars.data?.rows.find((one) => one.key === engineer.data?.calendar);
  const zone = calendar?.zone ?? person.zone;
  const present = today(useNow(), zone);
  const [monday, setMonday] = useState(() => mondayOf(present));
  const [adding, setAdding] = useState<'shift' | 'leave'>();
  const start = instantIn(zone, monday, 0).toISOString();
  const end = instantIn(zone, addDays(monday, 7), 0).toISOString();
  const duty = useQuery(dutyQuery(person.key, start, end));
  const may = person.may.includes('schedule') && !person.archived;
  return (
    <Card
      icon="clock"
      title={t('duty.title')}
      lead={zone === reader.zone ? undefined : t('duty.zone', { zone: called(zone) })}
      actions={
        <>
          <Button size="small" square look="quiet" aria-label={t('duty.before')} onClick={() => setMonday(addDays(monday, -7))}>
            <Icon name="left" />
          </Button>
          <Button size="small" look="quiet" onClick={() => setMonday(mondayOf(present))}>
            {monday === mondayOf(present) ? t('duty.thisWeek') : t('duty.week', { from: monday, until: addDays(monday, 6) })}
          </Button>
          <Button size="small" square look="quiet" aria-label={t('duty.after')} onClick={() => setMonday(addDays(monday, 7))}>
            <Icon name="right" />
          </Button>
        </>
      }
    >
      <Read query={duty}>
        {(data) => (
          <>
            <WeekStrip monday={monday} today={present} duty={data} zone={zone} calendar={calendar} />
            <DutyList person={person} duty={data} zone={zone} may={may} />
          </>
        )}
      </Read>
      {may && (
        <div className={styles['steps']}>
          <Button onClick={() => setAdding('shift')}>{t('duty.addShift')}</Button>
          <Button onClick={() => setAdding('leave')}>{t('duty.addLeave')}</Button>
        </div>
      )}
      {adding && <DutySheet person={person} what={adding} zone={zone} day={monday > present ? monday : present} onClose={() => setAdding(undefined)} />}
    </Card>
  );
}
