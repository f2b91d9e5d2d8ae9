import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';

/** A day as text, "2026-11-21", in a form. */
export function DateInput({ value, onChange, ...rest }: { id?: string; value?: string | null; onChange?: (value: string | null) => void; allowClear?: boolean; 'aria-label'?: string }) {
  return (
    <DatePicker
      style={{ width: '100%' }}
      value={value ? dayjs(value) : null}
      onChange={(day: Dayjs | null) => onChange?.(day === null ? null : day.format('YYYY-MM-DD'))}
      {...rest}
    />
  );
}
