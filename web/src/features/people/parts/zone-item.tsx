import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';

const ZONES = Intl.supportedValuesOf('timeZone');

/** A time zone by its IANA name; the ones used here first. */
export function ZoneItem({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation();
  const first = ['Asia/Shanghai', 'Asia/Hong_Kong', 'Asia/Singapore', 'Asia/Tokyo', 'Europe/Berlin', 'America/New_York', 'UTC'];
  const zones = [...new Set([...first, ...ZONES])];
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('people.required', { name: label }) }]}>
      <Select showSearch options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))} />
    </Form.Item>
  );
}
