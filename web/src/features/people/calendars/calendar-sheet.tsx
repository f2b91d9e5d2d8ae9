import { useQueryClient } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useReader } from '@/lib/reader';

import { CodeItem, NameItems } from '../parts/inputs';
import { Sheet } from '../parts/sheet';
import { ZoneItem } from '../parts/zone-item';
import styles from './calendar-sheet.module.css';
import { HoursItem } from './day-sheet';
import { periodsFrom, periodsText, type Period, type Weekly } from './days';
import { addCalendar, changeCalendar, readAgain, type Calendar } from './queries';

type Props = { calendar?: Calendar; onDone?: (code: string) => void; onClose: () => void };
type Filled = { code: string; name_zh: string; name_en: string; region: string; zone: string; hours: string[] };

const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const REGIONS = ['CN', 'HK', 'MO', 'TW', 'SG', 'JP', 'KR', 'VN', 'TH', 'MY', 'ID', 'IN', 'DE', 'FR', 'GB', 'US', 'BR', 'MX', 'AU'];
const OFFICE = '09:00–12:00, 13:00–18:00';

/** A calendar's ordinary week, hour by hour, with its region and zone. */
export function CalendarSheet({ calendar, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const { language } = useReader();
  const client = useQueryClient();
  const [writes] = useState(() => ({ add: addCalendar(), change: changeCalendar(calendar?.key ?? '') }));
  const regions = new Intl.DisplayNames([language], { type: 'region' });

  async function save({ code, hours, ...told }: Filled): Promise<void> {
    const worked = DAYS.map((day): [string, Period[]] => [String(day), periodsFrom(hours[day] ?? '') ?? []]).filter(([, periods]) => periods.length > 0);
    const weekly: Weekly = Object.fromEntries(worked);
    const body = { name_zh: told.name_zh, name_en: told.name_en, region: told.region, zone: told.zone, weekly };
    const kept = calendar ? await writes.change.run(body, { version: calendar.version }) : await writes.add.run({ code, ...body });
    await readAgain(client);
    onDone?.(kept.code);
  }

  const weekly = calendar?.weekly;
  const initial: Filled = {
    code: calendar?.code ?? '',
    name_zh: calendar?.name_zh ?? '',
    name_en: calendar?.name_en ?? '',
    region: calendar?.region ?? 'CN',
    zone: calendar?.zone ?? 'Asia/Shanghai',
    hours: DAYS.map((day) => (weekly ? periodsText(weekly[day] ?? []) : day < 5 ? OFFICE : '')),
  };
  return (
    <Sheet<Filled> wide title={t(calendar ? 'calendar.edit' : 'calendar.add')} ok={t('people.save')} lead={t('calendar.editLead')} initial={initial} save={save} onClose={onClose}>
      {calendar === undefined && <CodeItem />}
      <NameItems />
      <Form.Item name="region" label={t('calendar.region')} extra={t('calendar.regionHint')}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={[...new Set([...REGIONS, initial.region])].map((code) => ({ value: code, label: regions.of(code) ?? code }))} />
      </Form.Item>
      <ZoneItem name="zone" label={t('calendar.zone')} />
      <div className={styles['days']}>
        {DAYS.map((day) => (
          <HoursItem key={day} name={['hours', day]} label={t(`calendar.weekday.${day}`)} />
        ))}
      </div>
      <p className={styles['hint']}>{t('calendar.hoursHint')}</p>
    </Sheet>
  );
}
