import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

import { Sheet } from '@/features/people/parts/sheet';

type Props = { number: number; step: 'send' | 'ask'; /** The server's words: what was promised. */ says: string; save: (reason: string) => Promise<void>; onClose: () => void };

/** Why whoever was found comes at another time than the customer was promised; nobody is sent or asked until it is said. */
export function PromiseSheet({ number, step, says, save, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Sheet<{ reason: string }> title={t(`desk.promise.${step}Title`, { number })} ok={t(`desk.promise.${step}Ok`)} lead={says} initial={{ reason: '' }} save={({ reason }) => save(reason)} onClose={onClose}>
      <Form.Item name="reason" label={t('dispatch.reason')} extra={t(`desk.promise.${step}Extra`)} rules={[{ required: true, whitespace: true, message: t('people.required', { name: t('dispatch.reason') }) }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
    </Sheet>
  );
}
