import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useReader } from '@/lib/reader';
import { Button } from '@/ui/button';
import { Nothing } from '@/ui/card';

import { clockOf } from '../calendars/days';
import { useStep } from '../parts/use-step';
import lines from '../staff/lines.module.css';
import type { Person } from '../staff/queries';
import { leaveWord } from './leave';
import { cancelShift, readAgain, withdrawLeave, type Duty } from './queries';
import { dayIn, minuteIn } from './spans';

type Props = { person: Person; duty: Duty; zone: string; may: boolean };

/** The duties and leave of the week in words, each with the way to take it back. */
export function DutyList({ person, duty, zone, may }: Props) {
  const { t } = useTranslation();
  if (duty.shifts.length + duty.leave.length === 0) return <Nothing>{t('duty.none')}</Nothing>;
  return (
    <ul className={lines['lines']}>
      {duty.shifts.map((one) => (
        <Line key={one.key} what={one.on_call ? t('duty.onCall') : t('duty.shift')} span={one} zone={zone} may={may} step={t('duty.cancelShift')} ask={t('duty.cancelShiftText')} undo={() => cancelShift(person.key, one.key)} />
      ))}
      {duty.leave.map((one) => (
        <Line key={one.key} what={t(leaveWord(one.kind))} span={one} zone={zone} may={may} step={t('duty.withdraw')} ask={t('duty.withdrawText')} undo={() => withdrawLeave(person.key, one.key)} />
      ))}
    </ul>
  );
}

type LineProps = {
  what: string;
  span: { starts_at: string; ends_at: string };
  zone: string;
  may: boolean;
  step: string;
  ask: string;
  undo: () => ReturnType<typeof cancelShift>;
};

function Line({ what, span, zone, may, step, ask, undo }: LineProps) {
  const { language } = useReader();
  const client = useQueryClient();
  const { askFirst, busy } = useStep();
  const [write] = useState(undo);
  const said = spanText(span, zone, language);

  async function takeBack(): Promise<void> {
    await write.run(null);
    await readAgain(client);
  }

  return (
    <li className={lines['line']}>
      <b>{what}</b>
      <span className={lines['quiet']}>{said.from}</span>
      <span className={lines['quiet']}>{`– ${said.until}`}</span>
      {may && (
        <span className={lines['steps']}>
          <Button look="quiet" size="small" disabled={busy} aria-label={`${step} ${what} ${said.from}`} onClick={() => askFirst({ title: `${what} ${said.from} – ${said.until}`, text: ask, ok: step }, takeBack)}>
            {step}
          </Button>
        </span>
      )}
    </li>
  );
}

function spanText({ starts_at, ends_at }: LineProps['span'], zone: string, language: string): { from: string; until: string } {
  const day = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', weekday: 'short', timeZone: 'UTC' });
  const say = (at: Date): string => `${day.format(new Date(`${dayIn(zone, at)}T00:00:00Z`))} ${clockOf(minuteIn(zone, at))}`;
  return { from: say(new Date(starts_at)), until: say(new Date(ends_at)) };
}
