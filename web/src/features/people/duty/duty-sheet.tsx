import { useQueryClient } from '@tanstack/react-query';
import { Form, Radio, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useZoneName } from '@/lib/zones';

import { DateInput } from '../parts/date-input';
import { Sheet } from '../parts/sheet';
import { TimeItem } from '../parts/time-item';
import type { Person } from '../staff/queries';
import { minutesOf } from '../calendars/days';
import styles from './duty-sheet.module.css';
import { LEAVE_KINDS, leaveWord } from './leave';
import { planShift, readAgain, takeLeave, type LeaveKind } from './queries';
import { instantIn } from './spans';

type Props = { person: Person; what: 'shift' | 'leave'; zone: string; day: string; onClose: () => void };
type Filled = { from_on: string; from_at: string; until_on: string; until_at: string; on_call: boolean; kind: LeaveKind };

/** A duty or leave: from when until when, by the clock where the person works. */
export function DutySheet({ person, what, zone, day, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const called = useZoneName();
  const [writes] = useState(() => ({ shift: planShift(person.key), leave: takeLeave(person.key) }));

  async function save(filled: Filled): Promise<void> {
    const at = (on: string, time: string): string => instantIn(zone, on, minutesOf(time) ?? 0).toISOString();
    const span = { starts_at: at(filled.from_on, filled.from_at), ends_at: at(filled.until_on, filled.until_at) };
    await (what === 'shift' ? writes.shift.run({ ...span, on_call: filled.on_call }) : writes.leave.run({ ...span, kind: filled.kind }));
    await readAgain(client);
  }

  const initial: Filled = { from_on: day, from_at: what === 'shift' ? '18:00' : '00:00', until_on: day, until_at: what === 'shift' ? '22:00' : '24:00', on_call: false, kind: 'annual' };
  return (
    <Sheet<Filled> title={t(what === 'shift' ? 'duty.addShift' : 'duty.addLeave')} ok={t('people.save')} lead={t('duty.zone', { zone: called(zone) })} initial={initial} save={save} onClose={onClose}>
      {what === 'leave' && (
        <Form.Item name="kind" label={t('duty.why')}>
          <Radio.Group optionType="button" options={LEAVE_KINDS.map((kind) => ({ value: kind, label: t(leaveWord(kind)) }))} />
        </Form.Item>
      )}
      {(['from', 'until'] as const).map((end) => (
        <div key={end} className={styles['pair']}>
          <Form.Item name={`${end}_on`} label={t(`duty.${end}`)}>
            <DateInput allowClear={false} />
          </Form.Item>
          <TimeItem name={`${end}_at`} label={t(`duty.${end}Time`)} />
        </div>
      ))}
      {what === 'shift' && (
        <Form.Item name="on_call" label={t('duty.onCall')} extra={t('duty.onCallHint')} valuePropName="checked">
          <Switch />
        </Form.Item>
      )}
    </Sheet>
  );
}
