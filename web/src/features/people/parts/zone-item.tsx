import { Form } from 'antd';
import { useTranslation } from 'react-i18next';

import { ZoneSelect } from '@/ui/zone-select';

export function ZoneItem({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation();
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('people.required', { name: label }) }]}>
      <ZoneSelect />
    </Form.Item>
  );
}
