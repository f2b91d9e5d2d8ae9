import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

import { minutesOf } from '../calendars/days';

/** A time of day as people type it, "18:00"; "24:00" is the end of the day. */
export function TimeItem({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation();
  const isTime = (_: unknown, value: unknown): Promise<void> =>
    typeof value === 'string' && minutesOf(value) !== undefined ? Promise.resolve() : Promise.reject(new Error(t('people.badTime')));
  return (
    <Form.Item name={name} label={label} rules={[{ validator: isTime }]}>
      <Input inputMode="numeric" autoComplete="off" />
    </Form.Item>
  );
}
