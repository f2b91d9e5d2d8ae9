import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

import { minutesOf, MINUTES_OF_A_DAY } from '../calendars/days';

/** A time of day as people type it, "18:00"; "24:00" is the end of the day, and what runs over midnight may go on counting. */
export function TimeItem({ name, label, overMidnight = true }: { name: string; label: string; overMidnight?: boolean }) {
  const { t } = useTranslation();
  const isTime = (_: unknown, value: unknown): Promise<void> => {
    const minutes = typeof value === 'string' ? minutesOf(value) : undefined;
    const fits = minutes !== undefined && (overMidnight || minutes <= MINUTES_OF_A_DAY);
    return fits ? Promise.resolve() : Promise.reject(new Error(t('people.badTime')));
  };
  return (
    <Form.Item name={name} label={label} rules={[{ validator: isTime }]}>
      <Input inputMode="numeric" autoComplete="off" />
    </Form.Item>
  );
}
