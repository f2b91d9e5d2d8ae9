import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useReader } from '@/lib/reader';

import { LineItem } from '../parts/inputs';
import { Sheet } from '../parts/sheet';
import { periodsFrom, periodsOf, periodsText, type DayKind, type SetDay } from './days';
import { clearDay, readAgain, setDay, type Calendar, type Year } from './queries';

type Props = { calendar: Calendar; year: Year; on: string; set: SetDay | undefined; onClose: () => void };
type How = DayKind | 'ordinary';
type Filled = { how: How; name_zh: string; name_en: string; hours: string };

const HOW: How[] = ['ordinary', 'holiday', 'make_up', 'special'];

/** How one day is: as its weekday, a holiday, a make-up day, or with hours of its own. */
export function DaySheet({ calendar, year, on, set, onClose }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const client = useQueryClient();
  const [writes] = useState(() => ({ set: setDay(calendar.key, on), clear: clearDay(calendar.key, on) }));
  const version = { version: year.version };
  const ordinary = periodsOf(on, calendar.weekly, undefined);
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));

  async function save({ how, name_zh, name_en, hours }: Filled): Promise<void> {
    if (how !== 'ordinary') await writes.set.run({ kind: how, name_zh, name_en, periods: how === 'holiday' ? [] : (periodsFrom(hours) ?? []) }, version);
    else if (set !== undefined) await writes.clear.run(null, version);
    await readAgain(client);
  }

  const initial: Filled = { how: (set?.kind as DayKind | undefined) ?? 'ordinary', name_zh: set?.name_zh ?? '', name_en: set?.name_en ?? '', hours: periodsText(set?.periods ?? ordinary) };
  return (
    <Sheet<Filled> title={date} ok={t('people.save')} lead={ordinary.length > 0 ? t('calendar.usually', { hours: periodsText(ordinary) }) : t('calendar.usuallyOff')} initial={initial} save={save} onClose={onClose}>
      <Form.Item name="how" label={t('calendar.how')}>
        <Radio.Group options={HOW.map((how) => ({ value: how, label: t(`calendar.choose.${how}`) }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['how']}>
        {({ getFieldValue }) => {
          const how = getFieldValue('how') as How;
          if (how === 'ordinary') return null;
          return (
            <>
              <LineItem name="name_zh" label={t('names.zh')} required={false} />
              <LineItem name="name_en" label={t('names.en')} required={false} />
              {how !== 'holiday' && <HoursItem name="hours" label={t('calendar.hours')} hint={how === 'make_up' ? t('calendar.makeUpHint') : t('calendar.hoursHint')} />}
            </>
          );
        }}
      </Form.Item>
    </Sheet>
  );
}

/** The periods of a day as people type them: "9:00–12:00, 13:00–18:00". */
export function HoursItem({ name, label, hint }: { name: string | (string | number)[]; label: string; hint?: string }) {
  const { t } = useTranslation();
  const readable = (_: unknown, value: string): Promise<void> => (periodsFrom(value) === undefined ? Promise.reject(new Error(t('calendar.badHours'))) : Promise.resolve());
  return (
    <Form.Item name={name} label={label} rules={[{ validator: readable }]} {...(hint && { extra: hint })}>
      <Input autoComplete="off" placeholder={t('calendar.off')} />
    </Form.Item>
  );
}
