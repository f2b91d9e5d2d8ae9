import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { Problem } from '@/api/problem';
import { Sheet } from '@/features/people/parts/sheet';
import { personPath } from '@/features/people/paths';

import { listsAgain } from '../queries';
import { endOf, ENDS_HOURS } from './load';
import { sayPresence, type InHand, type Said } from './queries';

type Filled = { state: Said['state']; hours: number };
const SAID: readonly Said['state'][] = ['on_duty', 'break', 'away'];
const HOUR = 1;
const STALE = new Set([409, 412]);

/** Says of somebody that they are back, on a break or away, and until when; by whoever plans their duty. */
export function PresenceSheet({ row, onClose }: { row: InHand; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [write] = useState(() => sayPresence(row.engineer.key ?? ''));
  const { name } = row.engineer;

  async function save({ state, hours }: Filled): Promise<void> {
    try {
      await write.run({ state, ...(state !== 'on_duty' && { until_at: endOf(hours, new Date()) }) }, { version: row.version });
    } catch (error) {
      if (error instanceof Problem && STALE.has(error.status)) listsAgain(client);
      throw error;
    }
    listsAgain(client);
    void message.success(t('desk.engineers.saved', { name, state: t(`desk.engineers.state.${state}`) }));
  }

  const now = SAID.find((one) => one === row.state) ?? 'on_duty';
  return (
    <Sheet<Filled> title={t('desk.engineers.setTitle', { name })} ok={t('desk.engineers.save')} lead={t('desk.engineers.hint')} initial={{ state: now, hours: HOUR }} save={save} onClose={onClose}>
      {row.state === 'leave' && (
        <p>
          {t('desk.engineers.onLeave', { name })} <Link to={personPath(row.engineer.key ?? '')}>{t('desk.engineers.toDuty')}</Link>
        </p>
      )}
      <Form.Item name="state" label={t('desk.engineers.how')}>
        <Radio.Group optionType="button" options={SAID.map((value) => ({ value, label: t(`desk.engineers.state.${value}`) }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before: Filled, after: Filled) => before.state !== after.state}>
        {({ getFieldValue }) =>
          getFieldValue('state') !== 'on_duty' && (
            <Form.Item name="hours" label={t('desk.engineers.howLong')}>
              <Radio.Group optionType="button" options={ENDS_HOURS.map((value) => ({ value, label: t('desk.engineers.hoursAhead', { count: value }) }))} />
            </Form.Item>
          )
        }
      </Form.Item>
    </Sheet>
  );
}
