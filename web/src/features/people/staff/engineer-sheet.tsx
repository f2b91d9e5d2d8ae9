import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useReader } from '@/lib/reader';

import { calendarsQuery } from '../calendars/queries';
import { useNamed } from '../parts/inputs';
import { Sheet } from '../parts/sheet';
import { LEVELS, levelWord } from './levels';
import styles from './engineer-sheet.module.css';
import { readAgain, setEngineer, type Engineer, type EngineerIn, type Person } from './queries';

type Filled = { level: EngineerIn['level']; calendar?: string; languages: string[]; latitude?: number | null; longitude?: number | null; hours: number };

const SPOKEN = ['zh-CN', 'zh-HK', 'en', 'ja', 'ko', 'de', 'fr', 'es', 'ru', 'vi', 'th', 'id', 'ms'];

/** Level, working calendar, languages, home base and how much a day holds. */
export function EngineerSheet({ person, engineer, onClose }: { person: Person; engineer?: Engineer; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useReader();
  const client = useQueryClient();
  const named = useNamed();
  const calendars = useQuery(calendarsQuery);
  const [write] = useState(() => setEngineer(person.key));
  const names = new Intl.DisplayNames([language], { type: 'language' });

  async function save(filled: Filled): Promise<void> {
    const { latitude, longitude, hours, ...told } = filled;
    const home = typeof latitude === 'number' && typeof longitude === 'number' ? { latitude, longitude } : null;
    const body = { ...told, calendar: told.calendar ?? '', home, workload_cap_minutes: Math.round(hours * 60) };
    await write.run(body, { version: engineer?.version ?? person.version });
    await readAgain(client, person.key);
  }

  const initial: Filled = {
    level: (engineer?.level ?? 1) as Filled['level'],
    ...(engineer && { calendar: engineer.calendar }),
    languages: engineer?.languages ?? ['zh-CN'],
    latitude: engineer?.home?.latitude ?? null,
    longitude: engineer?.home?.longitude ?? null,
    hours: (engineer?.workload_cap_minutes ?? 480) / 60,
  };
  const both = { validator: (_: unknown, value: unknown) => (value === null || typeof value === 'number' ? Promise.resolve() : Promise.reject(new Error(t('person.placeBoth')))) };
  return (
    <Sheet<Filled> title={t('person.engineer')} ok={t('people.save')} initial={initial} save={save} onClose={onClose}>
      <Form.Item name="level" label={t('people.levelName')}>
        <Radio.Group optionType="button" options={LEVELS.map((level) => ({ value: level, label: t(levelWord[level]) }))} />
      </Form.Item>
      <Form.Item name="calendar" label={t('person.calendar')} rules={[{ required: true, message: t('people.required', { name: t('person.calendar') }) }]}>
        <Select options={named(calendars.data?.rows)} />
      </Form.Item>
      <Form.Item name="languages" label={t('person.languages')}>
        <Select mode="multiple" options={[...new Set([...SPOKEN, ...initial.languages])].map((one) => ({ value: one, label: names.of(one) ?? one }))} />
      </Form.Item>
      <Form.Item label={t('person.home')} extra={t('person.homeHint')}>
        <div className={styles['pair']}>
          <Form.Item name="latitude" noStyle rules={[both]}>
            <InputNumber min={-90} max={90} step={0.0001} placeholder={t('person.latitude')} aria-label={t('person.latitude')} />
          </Form.Item>
          <Form.Item name="longitude" noStyle rules={[both]}>
            <InputNumber min={-180} max={180} step={0.0001} placeholder={t('person.longitude')} aria-label={t('person.longitude')} />
          </Form.Item>
        </div>
      </Form.Item>
      <Form.Item name="hours" label={t('person.capHours')}>
        <InputNumber min={0} max={24} step={0.5} />
      </Form.Item>
    </Sheet>
  );
}
